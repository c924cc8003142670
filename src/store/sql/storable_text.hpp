#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace storyflow::store::sql {

/// Whether every database keeps this text as it is: valid UTF-8 without null characters.
[[nodiscard]] bool is_storable(std::string_view text);

/// The text, with question marks for what is not plain ASCII if it is not storable: a reason may quote what
/// some program said, whatever bytes these were.
[[nodiscard]] std::string storable(std::string text);

}  // namespace storyflow::store::sql
