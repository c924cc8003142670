#include "api/studio.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "http/accept_encoding.hpp"
#include "http/entity_tag.hpp"
#include "http/static_file.hpp"

namespace storyflow::api {

namespace {

constexpr std::string_view until_changed = "no-cache";
constexpr std::string_view for_ever = "public, max-age=31536000, immutable";

/// Content-Security-Policy: allows only the studio's own files, the API, and pictures and sound that its
/// scripts hold in memory.
constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";

base::Error not_found(const Services& services) {
    const bool is_built = !services.options.studio.empty();
    return {base::ErrorKind::not_found, is_built ? "Not found."
                                                 : "This program was built without the studio. Build both "
                                                   "with script/build; the API is at /api/."};
}

const StudioFile& find_file(const Services& services, std::string_view path) {
    const auto& files = services.options.studio;
    const auto found = std::ranges::find(files, path, &StudioFile::path);
    if (found == files.end()) throw not_found(services);
    return *found;
}

struct Form {
    http::ContentCoding coding;
    std::string_view bytes;
};

/// The form of the file that suits the client best, of those that the build made.
Form form_for(const http::Request& request, const StudioFile& file) {
    std::vector<http::ContentCoding> made;
    if (!file.brotli.empty()) made.push_back(http::ContentCoding::brotli);
    if (!file.gzipped.empty()) made.push_back(http::ContentCoding::gzip);
    switch (const auto coding = http::choose_coding(request, made)) {
        case http::ContentCoding::brotli:
            return {coding, file.brotli};
        case http::ContentCoding::gzip:
            return {coding, file.gzipped};
        case http::ContentCoding::identity:
            break;
    }
    return {http::ContentCoding::identity, file.content};
}

http::Response serve(const http::Request& request, const StudioFile& file, std::string_view caching) {
    const auto [coding, bytes] = form_for(request, file);
    const bool is_compressed = coding != http::ContentCoding::identity;
    const auto tag = is_compressed ? fmt::format("\"{}-{}\"", file.version, http::to_string(coding))
                                   : fmt::format("\"{}\"", file.version);
    http::Response response;
    auto& headers = response.headers;
    headers.set("ETag", tag);
    headers.set("Cache-Control", std::string(caching));
    headers.set("Vary", "Accept-Encoding");
    if (http::has_version(request, tag)) {
        response.status = 304;
        return response;
    }
    headers.set("Content-Type", std::string(http::content_type_of(file.path)));
    if (is_compressed) headers.set("Content-Encoding", std::string(http::to_string(coding)));
    response.body = std::string(bytes);
    return response;
}

}  // namespace

http::Response get_studio_page(const Services& services, const http::Request& request) {
    auto response = serve(request, find_file(services, "index.html"), until_changed);
    response.headers.set("Content-Security-Policy", std::string(page_policy));
    return response;
}

http::Response get_studio_asset(const Services& services, const http::Request& request) {
    return serve(request, find_file(services, "assets/" + request.parameter("path")), for_ever);
}

http::Response get_studio_icon(const Services& services, const http::Request& request) {
    return serve(request, find_file(services, "favicon.svg"), until_changed);
}

}  // namespace storyflow::api
