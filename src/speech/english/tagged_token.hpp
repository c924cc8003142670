#pragma once

#include <cstddef>

#include "speech/english/penn_tag.hpp"

namespace storyflow::speech::english {

/// A token of an English text as spaCy's tokeniser cuts it: a word, a part of a contraction (do + n't), a
/// mark, or one side of a hyphen.
struct TaggedToken {
    std::size_t begin = 0;     ///< its first byte in the text
    std::size_t end = 0;       ///< the byte after its last
    bool space_after = false;  ///< a space stands between it and the next token
    PennTag tag = PennTag::nn;

    bool operator==(const TaggedToken&) const = default;
};

}  // namespace storyflow::speech::english
