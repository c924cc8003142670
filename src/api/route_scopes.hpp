#pragma once

#include <optional>
#include <string_view>

#include "http/access_scope.hpp"

namespace storyflow::api {

/// The scope that an API key needs for an operation; std::nullopt if the table does not name it: then the
/// route needs an admin key. A test compares the table with the routes.
[[nodiscard]] std::optional<http::AccessScope> scope_of(std::string_view operation);

}  // namespace storyflow::api
