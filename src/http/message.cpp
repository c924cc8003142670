#include "http/message.hpp"

#include <algorithm>

#include "http/ascii.hpp"
#include "http/multipart.hpp"

namespace storyflow::http {

namespace {

struct LengthOf {
    std::optional<std::uint64_t> operator()(const std::string& text) const { return text.size(); }
    std::optional<std::uint64_t> operator()(const FileBody& file) const { return file.length; }
    std::optional<std::uint64_t> operator()(const SourceBody& stretch) const { return stretch.length; }
    std::optional<std::uint64_t> operator()(const StreamBody&) const { return std::nullopt; }
};

}  // namespace

std::string_view to_string(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::del:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
        case Method::other:
            return "OTHER";
    }
    return "OTHER";
}

void Headers::set(std::string_view name, std::string value) {
    std::erase_if(fields_, [&](const auto& field) { return equal_ignoring_case(field.first, name); });
    add(name, std::move(value));
}

void Headers::add(std::string_view name, std::string value) {
    fields_.emplace_back(name, std::move(value));
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
    for (const auto& [field, value] : fields_) {
        if (equal_ignoring_case(field, name)) return value;
    }
    return std::nullopt;
}

std::optional<std::string> Request::query_parameter(std::string_view name) const {
    for (auto& [parameter_name, value] : query_parameters()) {
        if (parameter_name == name) return value;
    }
    return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> Request::query_parameters() const {
    FormLimits limits;
    limits.parts = query.size();  // bounded by the limit on the request head
    return parse_urlencoded(query, limits);
}

const std::string& Request::parameter(std::string_view name) const {
    static const std::string empty;
    const auto found = path_parameters.find(name);
    return found == path_parameters.end() ? empty : found->second;
}

std::optional<std::uint64_t> Response::content_length() const {
    return std::visit(LengthOf{}, body);
}

const std::string& Response::text() const {
    return std::get<std::string>(body);
}

Response json_response(int status, std::string json) {
    Response response;
    response.status = status;
    response.headers.set("Content-Type", "application/json");
    response.body = std::move(json);
    return response;
}

}  // namespace storyflow::http
