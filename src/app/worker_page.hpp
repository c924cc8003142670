#pragma once

#include <functional>
#include <string>

#include "http/access_policy.hpp"
#include "http/router.hpp"
#include "http/service.hpp"

namespace storyflow::app {

/// The HTTP service of a worker for monitoring: it answers `GET /metrics` with its measures, and `GET
/// /health/live` (also
/// `/healthz`) as long as the process lives. With an API key `/metrics` needs the key. Safe from any thread
/// if `measures` is.
class WorkerPage final : public http::Service {
  public:
    /// `measures` returns the measures in Prometheus' text format; called for each request for them.
    WorkerPage(std::function<std::string()> measures, http::AccessPolicyOptions policy);

    [[nodiscard]] http::Response handle(http::Request request) noexcept override;
    /// 0: no request of monitoring has a body.
    [[nodiscard]] std::size_t max_body_bytes(http::Method method, std::string_view path) const override;
    [[nodiscard]] std::string_view route(http::Method method, std::string_view path) const override;
    [[nodiscard]] http::Caller caller(const http::Request& head) const noexcept override;
    void decorate(const http::Request& request, http::Response& response) const noexcept override;

  private:
    [[nodiscard]] http::Response answer(http::Request& request) const;

    http::AccessPolicy policy_;
    http::Router router_;
};

}  // namespace storyflow::app
