#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace storyflow::text {

/// The full name of the month (or of the day of the week) that `word` is the full or short name of, if it is
/// written like a name: "Jan", "JANUARY", but not "march".
[[nodiscard]] std::optional<std::string_view> month_named(std::u32string_view word);
[[nodiscard]] std::optional<std::string_view> weekday_named(std::u32string_view word);

/// `number` is from 1 (January) to 12.
[[nodiscard]] std::string_view month_name(std::size_t number);

}  // namespace storyflow::text
