#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "speech/english/context.hpp"
#include "speech/english/dictionary.hpp"
#include "speech/english/penn_tag.hpp"

namespace storyflow::speech::english {

/// The sounds of one word (straight apostrophes): from the special words, the lexicon, or a stem of it with
/// -s, -ed or -ing. std::nullopt for words that the lexicon does not help with. Pure.
[[nodiscard]] std::optional<std::string> word_sounds(std::string_view word, PennTag tag,
                                                     const Context& context, const Dictionary& dictionary);

}  // namespace storyflow::speech::english
