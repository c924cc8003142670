#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "speech/voices.hpp"

/// The sounds of a word with an ending, from those of its stem. Without sounds of the stem there are none.
/// Pure.
namespace storyflow::speech::english {

/// -s and -'s: s, z or a syllable of their own (cats, dogs, horses).
[[nodiscard]] std::optional<std::string> with_s(std::string_view stem, Accent accent);
/// -ed: t, d or a syllable of its own (asked, lived, waited); an American t between vowels becomes ɾ.
[[nodiscard]] std::optional<std::string> with_ed(std::string_view stem, Accent accent);
/// -ing. None for British stems whose silent r would be heard again (hearing).
[[nodiscard]] std::optional<std::string> with_ing(std::string_view stem, Accent accent);

}  // namespace storyflow::speech::english
