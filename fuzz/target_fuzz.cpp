#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "fuzz/check.hpp"
#include "http/message.hpp"
#include "http/route_pattern.hpp"
#include "http/router.hpp"

namespace {

using namespace storyflow;

const http::Router& router() {
    const http::Handler handler = [](const http::Request& request) {
        for (const auto& [name, value] : request.path_parameters) {
            fuzz::check(base::is_valid_utf8(value));
            // Only the rest of a path may be empty, or have slashes of its own; a parameter without `*` has
            // no dots.
            fuzz::check(name == "path" || !value.empty());
            if (name == "name") fuzz::check(value.find('/') == std::string::npos);
            if (name == "id") fuzz::check(value.find_first_of("./") == std::string::npos);
        }
        return http::Response{};
    };
    static const http::Router routes(
        {{http::Method::get, "/api/projects/{id}/", "a", handler},
         {http::Method::get, "/api/projects/{id}/exports/{name*}/", "b", handler},
         {http::Method::get, "/api/tasks/render_{id}/status/", "c", handler},
         {http::Method::get, "/media/{path...}", "d", handler}});
    return routes;
}

}  // namespace

// The target of a request: any path has a route or none, and what is decoded can be encoded again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view target = fuzz::text_of(data, size);
    http::Request request;
    const std::size_t query = std::min(target.find('?'), target.size());
    request.path = target.substr(0, query);
    request.query = target.substr(std::min(query + 1, target.size()));
    const int status = router().handle(request).status;
    fuzz::check(status == 200 || status == 404);
    fuzz::check((status == 200) == !router().pattern(http::Method::get, request.path).empty());

    const std::string decoded = http::percent_decode(request.path);
    fuzz::check(http::percent_decode(http::percent_encode_path(decoded)) == decoded);
    for (const auto& [name, value] : request.query_parameters()) {
        fuzz::check(name.size() + value.size() <= request.query.size());
        fuzz::check(request.query_parameter(name).has_value());
    }
    return 0;
}
