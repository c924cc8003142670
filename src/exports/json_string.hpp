#pragma once

#include <string>
#include <string_view>

namespace storyflow::exports {

/// The text in quotes, as JSON. Pure.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace storyflow::exports
