// The style of the HTML transcript, and its fingerprint for the page's content security policy:
// base64 of the SHA-256 of `style`. A test says so, and the right value, when they differ.
#pragma once

#include <string_view>

namespace cg::report {

inline constexpr std::string_view style = R"css(
:root{--paper:#FAF8F3;--card:#FFFFFF;--ink:#17202E;--soft:#5B6472;--line:#D9D4C7;--action:#00614F;color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
main{max-width:60rem;margin:0 auto;padding:32px 20px 64px}
h1,h2,h3{line-height:1.2;margin:0 0 12px;text-wrap:balance}
h1{font-size:2rem}
h2{font-size:1.5rem;margin-top:48px;padding-top:24px;border-top:1px solid var(--line)}
h3{font-size:1.2rem;margin-top:28px}
p{margin:0 0 12px;max-width:66ch}
a{color:var(--action)}
a:focus-visible{outline:3px solid var(--ink);box-shadow:0 0 0 6px #F0C04A}
nav ol{margin:0;padding-left:1.25em}
.note,.by,.about{color:var(--soft)}
.prompt{font-size:1.2rem;font-weight:600}
.scroll{overflow-x:auto;margin:0 0 20px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:4px 0}
th,td{text-align:left;vertical-align:top;padding:8px 16px 8px 0;border-bottom:1px solid var(--line);overflow-wrap:normal}
th{color:var(--soft);font-weight:600}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;margin:0 0 20px}
dt{color:var(--soft)}
dd{margin:0}
.texts{list-style:none;margin:0 0 20px;padding:0}
.texts li{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px;margin:0 0 8px;break-inside:avoid}
.texts li.within{margin-left:32px}
.texts p{margin:0;max-width:none}
.text{white-space:pre-line}
.by{font-size:.9375rem}
figure{margin:0 0 24px;break-inside:avoid}
figcaption{font-weight:600}
svg{width:100%;max-width:36rem;height:auto;font:14px system-ui,sans-serif}
svg rect{fill:var(--action)}
svg text{fill:var(--ink);text-anchor:middle}
svg .axis{fill:var(--soft)}
@media (prefers-color-scheme:dark){:root{--paper:#12161D;--card:#1A202A;--ink:#F2EFE8;--soft:#A9B2BF;--line:#39414D;--action:#5FD4B8}}
@media print{:root{--paper:#FFFFFF;--card:#FFFFFF;--ink:#000000;--soft:#444444;--line:#BBBBBB;--action:#00614F;color-scheme:light}
body{font-size:10.5pt}main{max-width:none;padding:0}nav{display:none}h2,h3,caption{break-after:avoid}tr{break-inside:avoid}.scroll{overflow:visible}
@page{margin:18mm}}
)css";

inline constexpr std::string_view style_sha256 = "L9xjk5+zLXw3tJE0sOCw2l8Xhis4BXwM4SXK1qEqKnk=";

}  // namespace cg::report
