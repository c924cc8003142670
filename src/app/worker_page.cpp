#include "app/worker_page.hpp"

#include <utility>

#include "api/error_response.hpp"
#include "api/metrics.hpp"
#include "base/caught_error.hpp"

namespace storyflow::app {

namespace {

http::Response alive(const http::Request&) {
    return http::json_response(200, R"({"status":"ok","version":")" STORYFLOW_VERSION R"("})");
}

http::Route get_route(std::string pattern, std::string operation, http::Handler handler) {
    return {.pattern = std::move(pattern), .operation = std::move(operation), .handler = std::move(handler)};
}

}  // namespace

WorkerPage::WorkerPage(std::function<std::string()> measures, http::AccessPolicyOptions policy)
    : policy_(std::move(policy)),
      router_({get_route("/metrics", "getMetrics",
                         [measures = std::move(measures)](const http::Request&) {
                             return api::metrics_answer(measures());
                         }),
               get_route("/health/live", "getLiveness", alive), get_route("/healthz", "getHealth", alive)}) {}

http::Response WorkerPage::handle(http::Request request) noexcept {
    auto response = answer(request);
    decorate(request, response);
    return response;
}

http::Response WorkerPage::answer(http::Request& request) const {
    try {
        if (auto refused = policy_.refuse(request)) return *std::move(refused);
        return router_.handle(request);
    } catch (...) {
        return api::error_response(base::caught_error(), request.id);
    }
}

std::size_t WorkerPage::max_body_bytes(http::Method, std::string_view) const {
    return 0;
}

std::string_view WorkerPage::route(http::Method method, std::string_view path) const {
    return router_.pattern(method, path);
}

void WorkerPage::decorate(const http::Request& request, http::Response& response) const noexcept {
    policy_.decorate(request, response);
}

}  // namespace storyflow::app
