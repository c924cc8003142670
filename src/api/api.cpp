#include "api/api.hpp"

#include <new>
#include <utility>

#include "api/error_response.hpp"
#include "api/openai_error.hpp"
#include "api/routes.hpp"
#include "base/caught_error.hpp"
#include "base/error.hpp"
#include "http/compressed_answer.hpp"

namespace storyflow::api {

namespace {

/// Throws if `?format=` asks for anything but JSON. The joined narration is sound, whose handler reads it.
void require_json_format(const http::Request& request) {
    if (!request.path.starts_with("/api") || request.path.ends_with("/narration/")) return;
    const auto format = request.query_parameter("format").value_or("");
    if (!format.empty() && format != "json") throw base::Error(base::ErrorKind::not_found, "Not found.");
}

constexpr std::size_t boot_id_digits = 8;

/// A body that cannot be compressed for lack of memory is sent as it is.
void compress(const http::Request& request, http::Response& response) noexcept {
    try {
        http::compress_answer(request, response);
    } catch (const std::bad_alloc&) {
        return;
    }
}

/// The id in the path says what a request was about; without one, the handler has named what it made.
void name_subject(const http::Request& request, http::Response& response) noexcept {
    try {
        for (const auto* const name : {"id", "project_id", "task_id", "logo_id"}) {
            const auto& id = request.parameter(name);
            if (!id.empty()) response.subject = id;
            if (!id.empty()) return;
        }
    } catch (const std::bad_alloc&) {
        return;  // the records of the request do without
    }
}

Services with_boot_id(Services services) {
    if (services.options.boot_id.empty()) services.options.boot_id = services.ids.hex(boot_id_digits);
    return services;
}

}  // namespace

Api::Api(const Services& services, http::AccessPolicy policy)
    : services_(with_boot_id(services)), policy_(std::move(policy)), router_(routes(services_)) {}

std::optional<http::Response> Api::refuse(const http::Request& head) const noexcept {
    try {
        return policy_.refuse(head, needed_scope(head));
    } catch (const std::exception&) {
        return std::nullopt;  // `handle` checks the policy again and can answer with an error
    }
}

http::Response Api::handle(http::Request request) noexcept {
    auto response = answer_or_error(request);
    name_subject(request, response);
    compress(request, response);
    decorate(request, response);
    return response;
}

http::Caller Api::caller(const http::Request& head) const noexcept {
    try {
        return policy_.caller(head, needed_scope(head));
    } catch (const std::exception&) {
        return {};  // out of memory: the request goes on without a name
    }
}

void Api::decorate(const http::Request& request, http::Response& response) const noexcept {
    policy_.decorate(request, response);
    if (!is_openai_path(request.path)) return;
    try {
        shape_as_openai_error(response);
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): out of memory, so it stays as it is
    }
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

http::AccessScope Api::needed_scope(const http::Request& request) const {
    return router_.scope(request.method, without_json_suffix(request.path));
}

http::Response Api::answer(http::Request& request) const {
    if (auto refused = policy_.refuse(request, needed_scope(request))) return *std::move(refused);
    require_json_format(request);
    request.is_encrypted = policy_.is_encrypted(request);
    request.path = without_json_suffix(request.path);
    return router_.handle(request);
}

}  // namespace storyflow::api
