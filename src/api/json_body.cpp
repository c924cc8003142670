#include "api/json_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <string>
#include <utility>

#include "api/api_error.hpp"
#include "api/json_text.hpp"
#include "base/error.hpp"
#include "base/json_size.hpp"
#include "base/utf8.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;

constexpr std::size_t small_body = 64 * 1024;
constexpr std::size_t copies_of_fields = 4;  // their values, the parsed result, and the database's parameters

/// Takes memory for the body of this request and for `bytes` of values made from it.
void take_memory_beside_body(const http::Request& request, std::size_t bytes) {
    if (request.body.size() <= small_body || request.body_memory == nullptr) return;
    if (request.body_memory->grow_to(request.body.size() + bytes)) return;
    throw base::Error(ErrorKind::unavailable,
                      "The server has no memory left for so large a request just now. Try again shortly.");
}

ApiError bad_request(const std::string& detail) {
    return {ErrorKind::invalid_input, {{"detail", detail}}};
}

ApiError no_object(const std::string& message) {
    return field_error("non_field_errors", message);
}

boost::json::value parse_json(std::string_view text) {
    if (base::json_value_count(text) > json_value_limit) {
        throw ApiError(ErrorKind::payload_too_large,
                       {{"detail", fmt::format("The JSON body has more than {} values, which is the limit. "
                                               "Send it in several requests.",
                                               json_value_limit)}});
    }
    boost::json::parse_options options;
    options.max_depth = json_depth_limit;
    boost::json::error_code error;
    auto value = boost::json::parse(text, error, {}, options);
    if (error == boost::json::error::too_deep) {
        throw bad_request(fmt::format("JSON parse error - nested deeper than {} levels", json_depth_limit));
    }
    if (error) throw bad_request("JSON parse error - " + error.message());
    return value;
}

RequestBody read_json(std::string_view text) {
    auto value = parse_json(text);
    if (value.is_null()) throw no_object("No data provided");
    if (!value.is_object()) {
        throw no_object(
            fmt::format("Invalid data. Expected a dictionary, but got {}.", python_type_name(value)));
    }
    return {.fields = std::move(value.get_object()), .files = {}};
}

void set_form_field(boost::json::object& fields, std::string_view name, std::string_view value) {
    if (!base::is_valid_utf8(name) || !base::is_valid_utf8(value)) {
        throw bad_request("Form parse error - field is not valid UTF-8");
    }
    fields[name] = value;
}

RequestBody read_urlencoded(std::string_view text) {
    RequestBody body;
    for (const auto& [name, value] : http::parse_urlencoded(text))
        set_form_field(body.fields, name, value);
    return body;
}

std::vector<http::FormPart> form_parts(std::string_view text, std::string_view content_type) {
    const auto boundary = http::multipart_boundary(content_type);
    if (!boundary) throw bad_request("Multipart form parse error - Invalid boundary in multipart: None");
    try {
        return http::parse_multipart(text, *boundary);
    } catch (const base::Error& error) {
        throw bad_request(fmt::format("Multipart form parse error - {}", error.what()));
    }
}

std::size_t bytes_of_fields(const std::vector<http::FormPart>& parts) {
    std::size_t bytes = 0;
    for (const auto& part : parts)
        bytes += part.file_name ? 0 : part.body.size();
    return bytes;
}

/// Takes memory for one copy of each file, and for as many copies of the fields as in other bodies.
RequestBody read_multipart(const http::Request& request, std::string_view content_type) {
    take_memory_beside_body(request, request.body.size());
    auto parts = form_parts(request.body, content_type);
    take_memory_beside_body(request, request.body.size() + bytes_of_fields(parts) * copies_of_fields);
    RequestBody body;
    for (auto& part : parts) {
        if (part.file_name) {
            body.files.push_back(std::move(part));
        } else {
            set_form_field(body.fields, part.name, part.body);
        }
    }
    return body;
}

std::string media_type(std::string_view content_type) {
    std::string type(base::trim(content_type.substr(0, content_type.find(';'))));
    std::ranges::transform(type, type.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    return type;
}

ApiError unsupported(std::string_view content_type) {
    const auto shown = base::is_valid_utf8(content_type) ? content_type : "?";
    return {ErrorKind::unsupported_media,
            {{"detail", fmt::format("Unsupported media type \"{}\" in request.", shown)}}};
}

}  // namespace

const http::FormPart* RequestBody::file(std::string_view name) const {
    const auto found = std::ranges::find(files, name, &http::FormPart::name);
    return found == files.end() ? nullptr : &*found;
}

RequestBody read_body(const http::Request& request, ByteOrderMark mark) {
    if (request.body.empty()) return {};
    const std::string_view content_type = request.headers.find("Content-Type").value_or("text/plain");
    const auto type = media_type(content_type);
    if (type == "multipart/form-data") return read_multipart(request, content_type);
    take_memory_beside_body(request, request.body.size() * copies_of_fields);
    if (type == "application/json") {
        const bool may_skip = mark == ByteOrderMark::skipped;
        return read_json(may_skip ? base::without_byte_order_mark(request.body) : request.body);
    }
    if (type == "application/x-www-form-urlencoded") return read_urlencoded(request.body);
    throw unsupported(content_type);
}

}  // namespace storyflow::api
