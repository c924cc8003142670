#include "api/health.hpp"

#include "api/resources.hpp"

namespace storyflow::api {

http::Response get_health(const Services&, const http::Request&) {
    return json_answer(200, {{"status", "ok"}, {"version", STORYFLOW_VERSION}});
}

}  // namespace storyflow::api
