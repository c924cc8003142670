#include "app/worker_page.hpp"

#include <fmt/format.h>

#include <exception>
#include <utility>

#include "api/error_response.hpp"
#include "api/metrics.hpp"
#include "base/caught_error.hpp"
#include "base/version.hpp"

namespace storyflow::app {

namespace {

http::Response alive(const http::Request&) {
    return http::json_response(200,
                               fmt::format(R"({{"status":"ok","version":"{}"}})", base::program_version()));
}

http::Route get_route(std::string pattern, std::string operation, http::AccessScope scope,
                      http::Handler handler) {
    return {.pattern = std::move(pattern),
            .operation = std::move(operation),
            .handler = std::move(handler),
            .scope = scope};
}

}  // namespace

WorkerPage::WorkerPage(std::function<std::string()> measures, http::AccessPolicyOptions policy)
    : policy_(std::move(policy)),
      router_({get_route("/metrics", "getMetrics", http::AccessScope::read,
                         [measures = std::move(measures)](const http::Request&) {
                             return api::metrics_answer(measures());
                         }),
               get_route("/health/live", "getLiveness", http::AccessScope::open, alive),
               get_route("/healthz", "getHealth", http::AccessScope::open, alive)}) {}

http::Response WorkerPage::handle(http::Request request) noexcept {
    auto response = answer(request);
    decorate(request, response);
    return response;
}

http::Response WorkerPage::answer(http::Request& request) const {
    try {
        if (auto refused = policy_.refuse(request, router_.scope(request.method, request.path)))
            return *std::move(refused);
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

http::Caller WorkerPage::caller(const http::Request& head) const noexcept {
    try {
        return policy_.caller(head, router_.scope(head.method, head.path));
    } catch (const std::exception&) {
        return {};  // out of memory: the request goes on without a name
    }
}

void WorkerPage::decorate(const http::Request& request, http::Response& response) const noexcept {
    policy_.decorate(request, response);
}

}  // namespace storyflow::app
