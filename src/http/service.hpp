#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "http/caller.hpp"
#include "http/message.hpp"
#include "http/request_class.hpp"

namespace storyflow::http {

/// Handles the requests of a server. Called from several threads at once.
class Service {
  public:
    virtual ~Service() = default;
    /// The response to a request that is refused because of its head; std::nullopt if the request is
    /// accepted. Called before the body is read, so that unauthorised clients take no memory. The connection
    /// is closed after this response.
    [[nodiscard]] virtual std::optional<Response> refuse(const Request& head) const noexcept;
    /// Never throws: every failure is a response.
    [[nodiscard]] virtual Response handle(Request request) noexcept = 0;
    /// The largest body in bytes that this request may have. Called before the body is read.
    [[nodiscard]] virtual std::size_t max_body_bytes(Method method, std::string_view path) const = 0;
    /// The class of the request's handler. Called before the request is queued.
    [[nodiscard]] virtual RequestClass request_class(Method method, std::string_view path) const;
    /// The pattern of the route that matches, for logs and metrics; empty if none does.
    [[nodiscard]] virtual std::string_view route(Method method, std::string_view path) const;
    /// The sender of the request, for limits and logs. Called before the body is read.
    [[nodiscard]] virtual Caller caller(const Request& head) const noexcept;
    /// Adds the headers that every response carries. Called only for the responses of `refuse` and for those
    /// that the server makes itself (400, 408, 413, 417, 429, 431, 501, 503); those of `handle` are sent as
    /// they are.
    virtual void decorate(const Request& request, Response& response) const noexcept;
};

inline std::optional<Response> Service::refuse(const Request&) const noexcept {
    return std::nullopt;
}

inline RequestClass Service::request_class(Method, std::string_view) const {
    return RequestClass::reading;
}

inline std::string_view Service::route(Method, std::string_view) const {
    return {};
}

inline Caller Service::caller(const Request&) const noexcept {
    return {};
}

inline void Service::decorate(const Request&, Response&) const noexcept {}

}  // namespace storyflow::http
