#include "http/conditional_answer.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "http/entity_tag.hpp"
#include "http/http_date.hpp"

namespace storyflow::http {

namespace {

bool is_not_modified(const Request& request, const Version& current) {
    if (request.headers.find("If-None-Match")) return has_version(request, current.etag);
    const auto since = request.headers.find("If-Modified-Since");
    const auto date = since ? parse_http_date(*since) : std::nullopt;
    return date && current.modified && *current.modified <= *date;
}

/// Whether If-Range allows a partial response: it must name the current version.
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
