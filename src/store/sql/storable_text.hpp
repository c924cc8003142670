#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace storyflow::store::sql {

/// Whether all databases store this text unchanged: valid UTF-8 without null characters.
[[nodiscard]] bool is_storable(std::string_view text);

/// The text itself if it is storable, else with question marks for all that is not plain ASCII: a stored
/// error message may quote arbitrary bytes of another program.
[[nodiscard]] std::string storable(std::string text);

}  // namespace storyflow::store::sql
