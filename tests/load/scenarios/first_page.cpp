// What the first page of a phone has over the wire: HTML, and each style sheet and script that it
// names, compressed as the server gives them.
#include <regex>
#include <set>

#include "load/http.hpp"
#include "load/scenarios.hpp"
#include "load/world.hpp"

namespace cg::load {
namespace {

HttpAnswer fetch(const World& world, const std::string& path) {
  return http(world.server.port(), {.path = path, .accept_encoding = "br, gzip"});
}

// Without compression, to read what it names.
std::set<std::string> named_by(const World& world, const std::string& page) {
  const std::string html = http(world.server.port(), {.path = page}).body;
  static const std::regex reference(
      R"re(<(?:script[^>]*src|link[^>]*rel="(?:stylesheet|modulepreload)"[^>]*href)="([^"]+)")re");
  std::set<std::string> named;
  for (std::sregex_iterator at(html.begin(), html.end(), reference), end; at != end; ++at) {
    named.insert((*at)[1]);
  }
  return named;
}

}  // namespace

void first_page(Run& run) {
  World world(run.options, "first_page");
  const std::string page = "/join/ABCDEF";
  const HttpAnswer html = fetch(world, page);
  std::size_t bytes = html.bytes;
  std::size_t content_bytes = html.body.size();
  const std::set<std::string> named = named_by(world, page);
  for (const std::string& path : named) {
    const HttpAnswer answer = fetch(world, path.starts_with('/') ? path : "/" + path);
    world.faults.require(answer.status == 200, path + " is not there");
    bytes += answer.bytes;
    content_bytes += answer.body.size();
  }
  run.report.add({.scenario = "first_page",
                  .what = "first page on a phone: HTML, CSS and script",
                  .measured = static_cast<double>(bytes) / 1000,
                  .unit = "kB",
                  .sense = Sense::at_most,
                  .bound = 30,
                  .note = std::to_string(named.size() + 1) +
                          " files that the HTML names, with HTTP headers; without them " +
                          std::to_string(content_bytes) + " bytes"});
  run.faults.take(world.faults, "first_page");
}

}  // namespace cg::load
