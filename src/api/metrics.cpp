#include "api/metrics.hpp"

#include <utility>

namespace storyflow::api {

http::Response metrics_answer(std::string text) {
    http::Response response;
    response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    response.headers.set("Cache-Control", "no-store");
    response.body = std::move(text);
    return response;
}

http::Response get_metrics(const Services& services, const http::Request&) {
    return metrics_answer(services.system.measures ? services.system.measures() : "");
}

}  // namespace storyflow::api
