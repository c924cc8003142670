#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/english/lexicon.hpp"
#include "speech/english/word.hpp"

namespace storyflow::speech::english {

/// Tells the phonemes of words that are not in the lexicon, in order.
using UnknownWords = std::function<std::vector<std::string>(std::span<const std::string> words)>;

/// The phonemes of each word as misaki's English gives them to Kokoro: the words are read from the last to
/// the first, because what follows decides between the forms of "the", "to", "in" and many others. All
/// unknown words are asked for at once, each once. The end of the list counts as a mark. Throws what
/// `unknown` throws.
[[nodiscard]] std::vector<std::string> pronounce(std::span<const Word> words, const Lexicon& lexicon,
                                                 const UnknownWords& unknown);

}  // namespace storyflow::speech::english
