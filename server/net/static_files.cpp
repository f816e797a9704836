#include "net/static_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

namespace cg::net {
namespace {

namespace fs = std::filesystem;

std::string type_of(const fs::path& file) {
  static const std::map<std::string, std::string, std::less<>> types{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".json", "application/json"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".png", "image/png"},
      {".txt", "text/plain; charset=utf-8"},
      {".ico", "image/x-icon"}};
  const auto at = types.find(file.extension().string());
  return at == types.end() ? "application/octet-stream" : at->second;
}

std::shared_ptr<const std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.good() && !in.eof()) throw std::runtime_error("cannot read " + file.string());
  return std::make_shared<const std::string>(std::move(bytes));
}

bool accepts(const HttpRequest& request, std::string_view coding) {
  return request.header("accept-encoding").find(coding) != std::string_view::npos;
}

}  // namespace

StaticFiles StaticFiles::load(const std::string& folder) {
  StaticFiles pages;
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw std::runtime_error("no pages in " + folder +
                             ": build them, or name their folder with "
                             "--pages");
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const fs::path& file = entry.path();
    const std::string extension = file.extension().string();
    const bool is_brotli = extension == ".br";
    const bool is_gzip = extension == ".gz";
    const fs::path named = is_brotli || is_gzip ? fs::path(file).replace_extension() : file;
    File& one = pages.files_["/" + fs::relative(named, folder).generic_string()];
    auto bytes = read_file(file);
    if (is_brotli) {
      one.brotli = std::move(bytes);
    } else if (is_gzip) {
      one.gzip = std::move(bytes);
    } else {
      one.type = type_of(file);
      one.etag = "\"" + std::to_string(std::hash<std::string>{}(*bytes)) + "\"";
      one.plain = std::move(bytes);
    }
  }
  std::erase_if(pages.files_, [](const auto& entry) { return !entry.second.plain; });
  for (auto& [path, file] : pages.files_) file.is_hashed = path.starts_with("/assets/");
  return pages;
}

std::unique_ptr<HttpResponse> StaticFiles::serve(std::string_view path,
                                                 const HttpRequest& request) const {
  const auto at = files_.find(path);
  if (at == files_.end()) return nullptr;
  const File& file = at->second;
  auto response = std::make_unique<HttpResponse>();
  response->headers = {
      {"Content-Type", file.type},
      {"ETag", file.etag},
      {"Vary", "Accept-Encoding"},
      {"Cache-Control", file.is_hashed ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (request.header("if-none-match") == file.etag) {
    response->status = 304;
  } else if (file.brotli && accepts(request, "br")) {
    response->headers.emplace_back("Content-Encoding", "br");
    response->body = file.brotli;
  } else if (file.gzip && accepts(request, "gzip")) {
    response->headers.emplace_back("Content-Encoding", "gzip");
    response->body = file.gzip;
  } else {
    response->body = file.plain;
  }
  return response;
}

namespace {

// A script, a style sheet or a picture is governed by the policy of the page that uses it. A phone
// fetches a dozen of them before it can join, so they carry no more than they need.
bool is_part_of_a_page(const HttpResponse& response) {
  for (const auto& [name, value] : response.headers) {
    if (name != "Content-Type") continue;
    for (const std::string_view type : {"text/javascript", "text/css", "image/", "font/"}) {
      if (value.starts_with(type)) return true;
    }
  }
  return false;
}

}  // namespace

void add_security_headers(HttpResponse& response, std::string_view websocket_sources) {
  static const Headers for_all{{"X-Content-Type-Options", "nosniff"},
                               {"Cross-Origin-Resource-Policy", "same-origin"}};
  response.headers.insert(response.headers.end(), for_all.begin(), for_all.end());
  if (is_part_of_a_page(response)) return;
  std::string policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
      "frame-ancestors 'none'; require-trusted-types-for 'script'; connect-src 'self'";
  if (!websocket_sources.empty()) policy.append(" ").append(websocket_sources);
  response.headers.emplace_back("Content-Security-Policy", std::move(policy));
  static const Headers headers{{"Referrer-Policy", "no-referrer"},
                               {"Cross-Origin-Opener-Policy", "same-origin"},
                               {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"}};
  response.headers.insert(response.headers.end(), headers.begin(), headers.end());
}

}  // namespace cg::net
