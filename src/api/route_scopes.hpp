#pragma once

#include <optional>
#include <string_view>

#include "http/access_scope.hpp"

namespace storyflow::api {

/// What an API key must allow for an operation; std::nullopt if the table does not name it, and then the
/// route needs an admin key. A test compares the table with the routes.
[[nodiscard]] std::optional<http::AccessScope> scope_of(std::string_view operation);

}  // namespace storyflow::api
