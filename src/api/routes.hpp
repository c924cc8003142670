#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/services.hpp"
#include "http/router.hpp"

namespace storyflow::api {

/// Every operation of the API. docs/openapi.yaml describes the same ones, which a test checks. The routes
/// borrow `services`.
[[nodiscard]] std::vector<http::Route> routes(const Services& services);

/// `/api/projects/…` and `/api/segments/…` may end in `.json` instead of a slash; the path of the route that
/// is meant.
[[nodiscard]] std::string without_json_suffix(std::string_view path);

}  // namespace storyflow::api
