#pragma once

#include <cstddef>
#include <string_view>

namespace storyflow::text {

/// Whether the full stop directly before `at`, which belongs to an abbreviation, also ends the sentence: the
/// line ends there, or a capitalised word follows that often begins a sentence ("The", "He", "But"). With
/// `any_capital` every capitalised word counts.
[[nodiscard]] bool ends_sentence(std::u32string_view text, std::size_t at, bool any_capital = false);

}  // namespace storyflow::text
