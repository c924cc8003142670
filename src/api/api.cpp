#include "api/api.hpp"

#include <utility>

#include "api/error_response.hpp"
#include "api/routes.hpp"
#include "base/caught_error.hpp"
#include "base/error.hpp"

namespace storyflow::api {

namespace {

/// Throws if `?format=` asks for anything but JSON.
void require_json_format(const http::Request& request) {
    if (!request.path.starts_with("/api")) return;
    const auto format = request.query_parameter("format").value_or("");
    if (!format.empty() && format != "json") throw base::Error(base::ErrorKind::not_found, "Not found.");
}

constexpr std::size_t boot_id_digits = 8;

Services with_boot_id(Services services) {
    if (services.options.boot_id.empty()) services.options.boot_id = services.ids.hex(boot_id_digits);
    return services;
}

}  // namespace

Api::Api(const Services& services, http::AccessPolicy policy)
    : services_(with_boot_id(services)), policy_(std::move(policy)), router_(routes(services_)) {}

std::optional<http::Response> Api::refuse(const http::Request& head) const noexcept {
    try {
        return policy_.refuse(head);
    } catch (const std::exception&) {
        return std::nullopt;  // `handle` checks the policy again and can answer with an error
    }
}

http::Response Api::handle(http::Request request) noexcept {
    auto response = answer_or_error(request);
    decorate(request, response);
    return response;
}

void Api::decorate(const http::Request& request, http::Response& response) const noexcept {
    policy_.decorate(request, response);
}

std::size_t Api::max_body_bytes(http::Method method, std::string_view path) const {
    return router_.max_body_bytes(method, without_json_suffix(path));
}

http::RequestClass Api::request_class(http::Method method, std::string_view path) const {
    return router_.request_class(method, without_json_suffix(path));
}

std::string_view Api::route(http::Method method, std::string_view path) const {
    return router_.pattern(method, without_json_suffix(path));
}

http::Response Api::answer_or_error(http::Request& request) const {
    try {
        return answer(request);
    } catch (const base::Error& error) {
        return error_response(error, request.id);  // an ApiError brings its own body
    } catch (...) {
        return error_response(base::caught_error(), request.id);
    }
}

http::Response Api::answer(http::Request& request) const {
    if (auto refused = policy_.refuse(request)) return *std::move(refused);
    require_json_format(request);
    request.path = without_json_suffix(request.path);
    return router_.handle(request);
}

}  // namespace storyflow::api
