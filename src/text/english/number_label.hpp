#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "text/dialect.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::text {

/// How `[label](#flags#)` is said. Flags: `a` "a hundred" instead of "one hundred", `&` with "and" before the
/// last two digits (as British English has it anyway), `n` with a weak "and". Each word says `source`.
/// Nothing when the label is no number. Pure.
[[nodiscard]] std::optional<std::vector<SpokenWord>> number_words(std::string_view label,
                                                                  std::string_view flags, Dialect dialect,
                                                                  CharRange source);

}  // namespace storyflow::text
