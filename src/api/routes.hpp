#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/services.hpp"
#include "http/router.hpp"

namespace storyflow::api {

/// All operations of the API. A test compares them with docs/openapi.yaml. The routes borrow `services`.
[[nodiscard]] std::vector<http::Route> routes(const Services& services);

/// Paths below `/api/projects/` and `/api/segments/` may end in `.json` instead of a slash. Returns the path
/// with the slash.
[[nodiscard]] std::string without_json_suffix(std::string_view path);

}  // namespace storyflow::api
