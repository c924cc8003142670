#include "http/router.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/error.hpp"

namespace storyflow::http {

namespace {

constexpr std::array listed_methods = {Method::get, Method::post, Method::put,    Method::patch,
                                       Method::del, Method::head, Method::options};

std::string_view without_final_slash(std::string_view pattern) {
    return pattern.ends_with('/') ? pattern.substr(0, pattern.size() - 1) : pattern;
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
    std::map<std::string_view, std::vector<std::size_t>> by_pattern;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        auto& same = by_pattern[without_final_slash(routes_[i].pattern)];
        const bool taken = std::any_of(same.begin(), same.end(), [&](std::size_t other) {
            return routes_[other].method == routes_[i].method;
        });
        if (taken) throw base::Error(base::ErrorKind::internal, "Two routes for " + routes_[i].pattern);
        same.push_back(i);
    }
    for (auto& [pattern, indices] : by_pattern) {
        resources_.push_back({RoutePattern(routes_[indices.front()].pattern), std::move(indices)});
    }
    std::stable_sort(resources_.begin(), resources_.end(),
                     [](const Resource& a, const Resource& b) { return a.pattern.precedes(b.pattern); });
}

std::optional<Router::Match> Router::match(std::string_view path) const {
    const SplitPath split = split_path(path);
    for (const Resource& resource : resources_) {
        if (auto parameters = resource.pattern.match(split)) return Match{&resource, std::move(*parameters)};
    }
    return std::nullopt;
}

const Route* Router::find_route(const Resource& resource, Method method) const {
    const auto serves = [&](std::size_t index) { return routes_[index].method == method; };
    const auto found = std::find_if(resource.routes.begin(), resource.routes.end(), serves);
    if (found != resource.routes.end()) return &routes_[*found];
    return method == Method::head ? find_route(resource, Method::get) : nullptr;
}

std::string Router::allowed_methods(const Resource& resource) const {
    std::string allowed;
    for (const Method method : listed_methods) {
        if (method != Method::options && find_route(resource, method) == nullptr) continue;
        if (!allowed.empty()) allowed += ", ";
        allowed += to_string(method);
    }
    return allowed;
}

Response Router::handle(Request& request) const {
    auto match_found = match(request.path);
    if (!match_found) return json_response(404, R"({"detail":"Not found."})");
    const Resource& resource = *match_found->resource;
    request.path_parameters = std::move(match_found->parameters);
    if (const Route* route = find_route(resource, request.method)) return route->handler(request);
    Response response;
    if (request.method != Method::options) {
        const std::string method =
            request.other_method.empty() ? std::string(to_string(request.method)) : request.other_method;
        response = json_response(405, R"({"detail":"Method \")" + method + R"(\" not allowed."})");
    }
    response.headers.set("Allow", allowed_methods(resource));
    return response;
}

const Route* Router::route_of(Method method, std::string_view path) const {
    const auto match_found = match(path);
    return match_found ? find_route(*match_found->resource, method) : nullptr;
}

std::size_t Router::max_body_bytes(Method method, std::string_view path) const {
    const Route* route = route_of(method, path);
    return route != nullptr ? route->max_body_bytes : default_max_body_bytes;
}

RequestClass Router::request_class(Method method, std::string_view path) const {
    const Route* route = route_of(method, path);
    if (route == nullptr) return RequestClass::quick;
    return route->request_class.value_or(route->method == Method::get ? RequestClass::reading
                                                                      : RequestClass::writing);
}

AccessScope Router::scope(Method method, std::string_view path) const {
    const Route* route = route_of(method, path);
    return route != nullptr ? route->scope : AccessScope::read;
}

std::string_view Router::pattern(Method method, std::string_view path) const {
    const Route* route = route_of(method, path);
    return route != nullptr ? std::string_view(route->pattern) : std::string_view();
}

}  // namespace storyflow::http
