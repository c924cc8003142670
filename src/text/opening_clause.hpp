#pragma once

#include <cstddef>

#include "text/spoken_text.hpp"

namespace storyflow::text {

/// A text with more characters of speech than this, some 15 seconds, has an opening of its own.
inline constexpr std::size_t long_opening = 240;

/// How many words of a text may be spoken before its other words, so that a listener need not wait for a long
/// sentence: they end at the last semicolon, colon or end of a sentence between its 50th and 160th character,
/// else at the last comma or dash there, else at the first of these marks behind them. 0 if the text is not
/// long, or has no such mark. Pure.
[[nodiscard]] std::size_t opening_clause(const SpokenText& text);

}  // namespace storyflow::text
