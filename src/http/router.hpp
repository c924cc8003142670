#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/access_scope.hpp"
#include "http/message.hpp"
#include "http/request_class.hpp"
#include "http/route_pattern.hpp"

namespace storyflow::http {

using Handler = std::function<Response(const Request&)>;

inline constexpr std::size_t default_max_body_bytes = 1024 * 1024;

/// One operation. Pattern segments in braces are parameters: `{id}` matches one path segment without dots,
/// `{id*}` one with dots, `{path...}` the rest of the path; `render_{id}` one that begins so. A pattern that
/// ends in '/' also matches without it.
struct Route {
    Method method = Method::get;
    std::string pattern;
    std::string operation;  ///< operationId in docs/openapi.yaml
    Handler handler;
    std::size_t max_body_bytes = default_max_body_bytes;
    std::optional<RequestClass>
        request_class{};  ///< std::nullopt: GET is `reading`, all other methods are `writing`
    AccessScope scope = AccessScope::admin;  ///< what a key must allow
};

/// Finds the handler of a request. HEAD is served by GET handlers (the server drops the body). Unknown path:
/// 404 `{"detail":"Not found."}`; known path, other method: 405 with `Allow`. Immutable after construction,
/// so safe from any thread.
class Router {
  public:
    /// Throws `base::Error{internal}` when two routes share method and pattern.
    explicit Router(std::vector<Route> routes);

    [[nodiscard]] Response handle(Request& request) const;
    [[nodiscard]] std::size_t max_body_bytes(Method method, std::string_view path) const;
    /// `RequestClass::quick` if the path has no route: refusing it takes no time.
    [[nodiscard]] RequestClass request_class(Method method, std::string_view path) const;
    /// The pattern of the matching route; empty if no route matches.
    [[nodiscard]] std::string_view pattern(Method method, std::string_view path) const;
    /// The scope that a key must have for this request; `read` if no route matches, so that only clients with
    /// a key learn which paths exist.
    [[nodiscard]] AccessScope scope(Method method, std::string_view path) const;
    [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

  private:
    /// All operations of one pattern.
    struct Resource {
        RoutePattern pattern;
        std::vector<std::size_t> routes;  ///< indices into `routes_`
    };
    struct Match {
        const Resource* resource;
        PathParameters parameters;
    };

    [[nodiscard]] std::optional<Match> match(std::string_view path) const;
    [[nodiscard]] const Route* find_route(const Resource& resource, Method method) const;
    [[nodiscard]] const Route* route_of(Method method, std::string_view path) const;
    [[nodiscard]] std::string allowed_methods(const Resource& resource) const;

    std::vector<Route> routes_;
    std::vector<Resource> resources_;  ///< in the order in which they are tried
};

}  // namespace storyflow::http
