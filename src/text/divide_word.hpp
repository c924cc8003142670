#pragma once

#include <cstddef>
#include <vector>

#include "text/spoken_text.hpp"
#include "text/word_size.hpp"

namespace storyflow::text {

/// Halves a word larger than `limit` between characters until its parts fit or have one character: of its
/// phonemes when it has some (a text of one character is then the text of every part). The first part keeps
/// the lead, the last part the trail, the pause and the end of the sentence; of a long lead or trail only the
/// beginning is kept. Pure.
[[nodiscard]] std::vector<SpokenWord> divide_word(SpokenWord word, std::size_t limit,
                                                  const WordSize& size_of);

}  // namespace storyflow::text
