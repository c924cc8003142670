#include "http/conditional_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "http/ascii.hpp"
#include "http/http_date.hpp"

namespace storyflow::http {

namespace {

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

bool is_not_modified(const Request& request, const Version& current) {
    if (const auto tags = request.headers.find("If-None-Match")) return names_version(*tags, current.etag);
    const auto since = request.headers.find("If-Modified-Since");
    const auto date = since ? parse_http_date(*since) : std::nullopt;
    return date && current.modified && *current.modified <= *date;
}

/// If-Range: the range counts only for the version that the client has a part of.
bool may_send_part(const Request& request, const Version& current) {
    const auto validator = request.headers.find("If-Range");
    return !validator || *validator == current.etag ||
           (current.modified && *validator == format_http_date(*current.modified));
}

RangeChoice requested_range(const Request& request, const Version& current) {
    const auto range = request.headers.find("Range");
    if (!range || request.method != Method::get || !may_send_part(request, current)) {
        return {RangeKind::whole, 0, current.size};
    }
    return choose_range(*range, current.size);
}

Headers with_validators(Headers headers, const Version& version) {
    headers.set("ETag", version.etag);
    if (version.modified) headers.set("Last-Modified", format_http_date(*version.modified));
    headers.set("Cache-Control", "no-cache");
    headers.set("Accept-Ranges", "bytes");
    return headers;
}

Response unsatisfiable(const Version& current) {
    Response refused = json_response(416, R"({"detail":"Requested range not satisfiable."})");
    refused.headers.set("Content-Range", fmt::format("bytes */{}", current.size));
    return refused;
}

}  // namespace

Response conditional_answer(const Request& request, const Version& version, Headers headers,
                            const BodyOfRange& body) {
    Response response;
    response.headers = with_validators(std::move(headers), version);
    if (is_not_modified(request, version)) {
        response.status = 304;
        return response;
    }
    const RangeChoice range = requested_range(request, version);
    if (range.kind == RangeKind::unsatisfiable) return unsatisfiable(version);
    if (range.kind == RangeKind::part) {
        response.status = 206;
        response.headers.set("Content-Range", fmt::format("bytes {}-{}/{}", range.offset,
                                                          range.offset + range.length - 1, version.size));
    }
    response.body = body(range.offset, range.length);
    return response;
}

}  // namespace storyflow::http
