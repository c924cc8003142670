#pragma once

#include <cstddef>

#include "text/spoken_text.hpp"

namespace storyflow::speech {

/// Two sentences that stand side by side at the border of two chunks.
struct NeighbouringSentences {
    text::SpokenText text;        ///< both
    std::size_t first_words = 0;  ///< the words of the first one
};

/// The last sentence of `before` and the first of `after`, of each at most the half of what Kokoro takes in
/// one go. Both chunks have at least one word, with phonemes. Pure.
[[nodiscard]] NeighbouringSentences neighbouring_sentences(const text::SpokenText& before,
                                                           const text::SpokenText& after);

}  // namespace storyflow::speech
