#pragma once

#include <cstddef>
#include <vector>

#include "text/spoken_text.hpp"
#include "text/word_size.hpp"

namespace storyflow::text {

/// Sizes are whatever `size_of` counts: code points or tokens.
struct ChunkLimits {
    std::size_t aim = 200;       ///< sentences are gathered up to here
    std::size_t hard = 510;      ///< no chunk is larger
    std::size_t too_short = 20;  ///< smaller ones join a neighbour where `hard` allows
};

/// What is spoken in one go: whole sentences while they fit, a longer sentence cut at clauses (; : then , —),
/// then between words nearest the middle. Every word comes in exactly one chunk, in order; a chunk ends at
/// every pause that the user asked for. A single word larger than `hard` is divided between characters (of
/// its phonemes when it has some). The leading pause stays with the first chunk. Pure; linear.
[[nodiscard]] std::vector<SpokenText> cut_chunks(const SpokenText& text, const ChunkLimits& limits,
                                                 const WordSize& size_of);

}  // namespace storyflow::text
