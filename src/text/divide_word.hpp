#pragma once

#include <cstddef>
#include <vector>

#include "text/spoken_text.hpp"
#include "text/word_size.hpp"

namespace storyflow::text {

/// A word larger than `limit`, halved between characters until its parts fit or are one character: of its
/// phonemes when it has some (a text of one character is then the text of every part). The first part has the
/// lead, the last one the trail and what comes behind; of a flood of punctuation only the beginning is kept.
/// Pure.
[[nodiscard]] std::vector<SpokenWord> divide_word(SpokenWord word, std::size_t limit,
                                                  const WordSize& size_of);

}  // namespace storyflow::text
