#include "api/metrics.hpp"

namespace storyflow::api {

http::Response get_metrics(const Services& services, const http::Request&) {
    http::Response response;
    response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    response.headers.set("Cache-Control", "no-store");
    response.body = services.system.measures ? services.system.measures() : "";
    return response;
}

}  // namespace storyflow::api
