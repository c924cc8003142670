#pragma once

#include <span>
#include <string_view>

#include "speech/english/heteronym_rule.hpp"

namespace storyflow::speech::english {

/// The rules of a word, in the order in which they are to be tried; nearly all words have none. Pure.
[[nodiscard]] std::span<const HeteronymRule> heteronym_rules(std::string_view word);

/// Whether the list has the word. Pure.
[[nodiscard]] bool has_word(WordList list, std::string_view word);

}  // namespace storyflow::speech::english
