#include "api/health.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <vector>

#include "api/resources.hpp"
#include "base/version.hpp"

namespace storyflow::api {

http::Response get_health(const Services&, const http::Request&) {
    return json_answer(200, {{"status", "ok"}, {"version", base::program_version()}});
}

http::Response get_readiness(const Services& services, const http::Request&) {
    const auto& readiness = services.system.readiness;
    const auto checks = readiness ? readiness() : std::vector<ReadinessCheck>{};
    boost::json::array json;
    for (const auto& check : checks) {
        json.push_back(
            boost::json::object{{"name", check.name}, {"ok", check.ok}, {"message", check.message}});
    }
    const bool is_ready = std::ranges::all_of(checks, &ReadinessCheck::ok);
    auto answer = json_answer(is_ready ? 200 : 503,
                              {{"status", is_ready ? "ready" : "not_ready"}, {"checks", std::move(json)}});
    answer.headers.set("Cache-Control", "no-store");
    if (!is_ready) answer.headers.set("Retry-After", "1");
    return answer;
}

}  // namespace storyflow::api
