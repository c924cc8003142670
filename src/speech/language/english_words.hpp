#pragma once

#include <vector>

#include "speech/english/lexicon.hpp"
#include "speech/english/reading.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::speech {

/// The words as `english::pronounce` wants them, one for one: with the parts of speech that they have in
/// their sentence, and with what stands between them. Words in capitals are read as words, because the
/// normaliser has divided abbreviations into letters. Linear.
[[nodiscard]] std::vector<english::Word> english_words(const text::SpokenText& text,
                                                       const english::Lexicon& lexicon);

}  // namespace storyflow::speech
