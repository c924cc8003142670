#include "api/openai_error.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <utility>
#include <variant>

#include "api/error_response.hpp"
#include "api/json_text.hpp"

namespace storyflow::api {

namespace {

using boost::json::value;

std::string_view type_of(int status) {
    if (status == 429) return "rate_limit_error";
    if (status == 401) return "authentication_error";
    if (status == 403) return "permission_error";
    return status >= 500 ? "server_error" : "invalid_request_error";
}

std::string_view code_of(int status) {
    if (status == 401) return "invalid_api_key";
    if (status == 404) return "not_found";
    if (status == 429) return "rate_limit_exceeded";
    return {};
}

/// The code that the body has already, else the code of OpenAI's API for this status.
std::string_view code_in(const boost::json::object* body, int status) {
    const auto* const code = body == nullptr ? nullptr : body->if_contains("code");
    const auto* const text = code == nullptr ? nullptr : code->if_string();
    return text == nullptr ? code_of(status) : std::string_view(*text);
}

value text_or_null(std::string_view text) {
    return text.empty() ? value(nullptr) : value(text);
}

boost::json::object shaped(int status, std::string_view message, std::string_view param,
                           std::string_view code) {
    return {{"error", boost::json::object{{"message", message},
                                          {"type", type_of(status)},
                                          {"param", text_or_null(param)},
                                          {"code", text_or_null(code)}}}};
}

/// The first text in the body of an error of this API: of `detail`, of `error`, or of a field's list.
std::string message_in(const boost::json::object& body) {
    for (const auto& member : body) {
        const value& said = member.value();
        if (const auto* text = said.if_string()) return std::string(std::string_view(*text));
        const auto* list = said.if_array();
        if (list == nullptr || list->empty() || !list->front().is_string()) continue;
        return std::string(std::string_view(list->front().get_string()));
    }
    return "The request failed.";
}

}  // namespace

ApiError openai_error(base::ErrorKind kind, std::string_view message, std::string_view param,
                      std::string_view code) {
    return {kind, shaped(status_of(kind), message, param, code)};
}

bool is_openai_path(std::string_view path) {
    return path == "/v1" || path.starts_with("/v1/");
}

void shape_as_openai_error(http::Response& response) {
    const auto* text = std::get_if<std::string>(&response.body);
    if (response.status < 400 || text == nullptr) return;
    boost::system::error_code malformed;
    const auto parsed = boost::json::parse(*text, malformed);
    const auto* body = malformed ? nullptr : parsed.if_object();
    const auto* error = body == nullptr ? nullptr : body->if_contains("error");
    if (error != nullptr && error->is_object()) return;
    const auto message = body == nullptr ? *text : message_in(*body);
    response.body = json_text(shaped(response.status, message, {}, code_in(body, response.status)));
    response.headers.set("Content-Type", "application/json");
}

}  // namespace storyflow::api
