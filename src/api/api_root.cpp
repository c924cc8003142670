#include "api/api_root.hpp"

#include "api/resources.hpp"

namespace storyflow::api {

http::Response get_api_root(const Services&, const http::Request& request) {
    const auto origin = origin_of(request);
    return json_answer(200, {{"projects", origin + "/api/projects/"},
                             {"segments", origin + "/api/segments/"},
                             {"tasks", origin + "/api/tasks/"}});
}

}  // namespace storyflow::api
