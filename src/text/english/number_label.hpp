#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "text/dialect.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::text {

/// The words of `[label](#flags#)`. Flags: `a` "a hundred" instead of "one hundred", `&` with "and" before
/// the last two digits (as British English always has it), `n` with a weak "and". The source of each word is
/// `source`. Returns std::nullopt when the label is not a number. Pure.
[[nodiscard]] std::optional<std::vector<SpokenWord>> number_words(std::string_view label,
                                                                  std::string_view flags, Dialect dialect,
                                                                  CharRange source);

}  // namespace storyflow::text
