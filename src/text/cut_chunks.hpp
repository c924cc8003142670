#pragma once

#include <cstddef>
#include <vector>

#include "text/spoken_text.hpp"
#include "text/word_size.hpp"

namespace storyflow::text {

/// Limits in units of `size_of`: code points or tokens.
struct ChunkLimits {
    std::size_t aim = 200;       ///< sentences are joined up to this size
    std::size_t hard = 510;      ///< the maximum of every chunk
    std::size_t too_short = 20;  ///< smaller chunks join a neighbour where `hard` allows
    std::size_t first_aim =
        0;  ///< the first chunk ends with the sentence that reaches it; 0: it is as others
};

/// Cuts a text into chunks of whole sentences. Only a sentence larger than `hard` is cut: behind its
/// strongest marks (; : then , —), of equal ones that nearest the middle, and between words where it has
/// none. Every word is in exactly one chunk, in order; a chunk ends at every pause that the user asked for. A
/// single word larger than `hard` is divided between characters (of its phonemes when it has some). The
/// leading pause stays with the first chunk. Pure; at most n log n.
[[nodiscard]] std::vector<SpokenText> cut_chunks(const SpokenText& text, const ChunkLimits& limits,
                                                 const WordSize& size_of);

}  // namespace storyflow::text
