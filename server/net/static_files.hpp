// The pages, read once at the start and held in memory with their compressed forms.
//
// Immutable after load; safe from any thread. Bodies are shared, not copied per request.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "net/transport.hpp"

namespace cg::net {

class StaticFiles {
 public:
  // All files below `folder` (an index of pages and /assets/...). `name.br` and `name.gz` beside
  // `name` are its compressed forms. Throws std::runtime_error with one line if it cannot be read.
  static StaticFiles load(const std::string& folder);

  // The file at `path` ("/assets/x.js"), in the best form that the request accepts; null if there
  // is none. A page that the client has already (If-None-Match) is answered 304.
  [[nodiscard]] std::unique_ptr<HttpResponse> serve(std::string_view path,
                                                    const HttpRequest& request) const;

 private:
  using Bytes = std::shared_ptr<const std::string>;
  struct File {
    Bytes plain, brotli, gzip;
    std::string type;
    std::string etag;
    bool is_hashed = false;  // the name changes with the content: may be cached for ever
  };
  std::map<std::string, File, std::less<>> files_;
};

// Sent with every answer, and with pages besides: what a page may load, and that nobody frames it.
// `websocket_sources`: where else than at its own origin a page may connect (net/origin.hpp).
void add_security_headers(HttpResponse& response, std::string_view websocket_sources);

}  // namespace cg::net
