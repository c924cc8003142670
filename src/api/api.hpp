#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "api/services.hpp"
#include "http/access_policy.hpp"
#include "http/router.hpp"
#include "http/service.hpp"

namespace storyflow::api {

/// The REST API as one service: checks the access policy, runs the route's handler, and adds the headers of
/// every answer. Turns every failure into a response. Safe from any thread.
class Api final : public http::Service {
  public:
    Api(const Services& services, http::AccessPolicy policy);
    Api(const Api&) = delete;
    Api& operator=(const Api&) = delete;

    [[nodiscard]] std::optional<http::Response> refuse(const http::Request& head) const noexcept override;
    [[nodiscard]] http::Response handle(http::Request request) noexcept override;
    [[nodiscard]] std::size_t max_body_bytes(http::Method method, std::string_view path) const override;
    [[nodiscard]] http::RequestClass request_class(http::Method method, std::string_view path) const override;
    [[nodiscard]] std::string_view route(http::Method method, std::string_view path) const override;
    [[nodiscard]] http::Caller caller(const http::Request& head) const noexcept override;
    void decorate(const http::Request& request, http::Response& response) const noexcept override;

  private:
    /// The scope that a key must have for the request.
    [[nodiscard]] http::AccessScope needed_scope(const http::Request& request) const;
    [[nodiscard]] http::Response answer(http::Request& request) const;
    [[nodiscard]] http::Response answer_or_error(http::Request& request) const;

    Services services_;
    http::AccessPolicy policy_;
    http::Router router_;  ///< its handlers refer to `services_`
};

}  // namespace storyflow::api
