#include "http/static_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "http/ascii.hpp"
#include "http/byte_range.hpp"
#include "http/http_date.hpp"

namespace storyflow::http {

namespace {

/// An open file and what tells its versions apart.
struct Representation {
    std::shared_ptr<const base::FileDescriptor> file;
    std::uint64_t size = 0;
    std::time_t modified = 0;
    std::string etag;
};

Representation open_representation(const std::filesystem::path& path) {
    // O_NONBLOCK: opening a named pipe must not wait for its writer.
    auto file =
        std::make_shared<const base::FileDescriptor>(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file->valid() || ::fstat(file->get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        throw base::Error(base::ErrorKind::not_found, "Not found.", path.string());
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    std::string etag = fmt::format("\"{:x}-{:x}-{:x}.{:x}\"", status.st_ino, size, status.st_mtim.tv_sec,
                                   status.st_mtim.tv_nsec);
    return {std::move(file), size, status.st_mtim.tv_sec, std::move(etag)};
}

/// Weak comparison with a list of entity tags (RFC 9110, section 13.1.2).
bool names_version(std::string_view if_none_match, std::string_view etag) {
    while (!if_none_match.empty()) {
        std::string_view item = if_none_match.substr(0, if_none_match.find(','));
        if_none_match.remove_prefix(std::min(item.size() + 1, if_none_match.size()));
        item = trim_blanks(item);
        if (item.starts_with("W/")) item.remove_prefix(2);
        if (item == "*" || item == etag) return true;
    }
    return false;
}

bool is_not_modified(const Request& request, const Representation& current) {
    if (const auto tags = request.headers.find("If-None-Match")) return names_version(*tags, current.etag);
    const auto since = request.headers.find("If-Modified-Since");
    const auto date = since ? parse_http_date(*since) : std::nullopt;
    return date && current.modified <= *date;
}

/// If-Range: the range counts only for the version that the client has a part of.
bool may_send_part(const Request& request, const Representation& current) {
    const auto validator = request.headers.find("If-Range");
    return !validator || *validator == current.etag || *validator == format_http_date(current.modified);
}

RangeChoice requested_range(const Request& request, const Representation& current) {
    const auto range = request.headers.find("Range");
    if (!range || request.method != Method::get || !may_send_part(request, current)) {
        return {RangeKind::whole, 0, current.size};
    }
    return choose_range(*range, current.size);
}

/// RFC 6266: a plain name for old clients, the exact one in UTF-8.
std::string inline_disposition(const std::string& name) {
    constexpr std::string_view attribute_characters = "!#$&+-.^_`|~";
    std::string plain;
    std::string exact;
    for (const char c : name) {
        const bool safe = is_alphanumeric(c) || attribute_characters.find(c) != std::string_view::npos;
        const bool printable = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%';
        plain += printable ? c : '_';
        exact += safe ? std::string(1, c) : fmt::format("%{:02X}", static_cast<std::uint8_t>(c));
    }
    return "inline; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
}

Response headers_of(const Representation& current, const std::filesystem::path& path) {
    Response response;
    Headers& headers = response.headers;
    headers.set("Content-Type", std::string(content_type_of(path.filename().string())));
    headers.set("Content-Disposition", inline_disposition(path.filename().string()));
    headers.set("ETag", current.etag);
    headers.set("Last-Modified", format_http_date(current.modified));
    headers.set("Cache-Control", "no-cache");
    headers.set("Accept-Ranges", "bytes");
    return response;
}

}  // namespace

Response serve_file(const Request& request, const std::filesystem::path& file) {
    const Representation current = open_representation(file);
    Response response = headers_of(current, file);
    if (is_not_modified(request, current)) {
        response.status = 304;
        return response;
    }
    const RangeChoice range = requested_range(request, current);
    if (range.kind == RangeKind::unsatisfiable) {
        Response refused = json_response(416, R"({"detail":"Requested range not satisfiable."})");
        refused.headers.set("Content-Range", fmt::format("bytes */{}", current.size));
        return refused;
    }
    if (range.kind == RangeKind::part) {
        response.status = 206;
        response.headers.set("Content-Range", fmt::format("bytes {}-{}/{}", range.offset,
                                                          range.offset + range.length - 1, current.size));
    }
    response.body = FileBody{current.file, range.offset, range.length};
    return response;
}

}  // namespace storyflow::http
