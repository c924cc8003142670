#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace storyflow::text {

/// The value of a Roman numeral in its canonical form, up to 3999; std::nullopt for any other word. Pure.
[[nodiscard]] std::optional<std::uint64_t> roman_value(std::u32string_view letters);

}  // namespace storyflow::text
