#pragma once

#include "speech/english/penn_tag.hpp"

/// The coarse classes of the tags of the Penn Treebank. Pure.
namespace storyflow::speech::english {

[[nodiscard]] constexpr bool is_noun(PennTag tag) {
    return tag == PennTag::nn || tag == PennTag::nns || tag == PennTag::nnp || tag == PennTag::nnps;
}
[[nodiscard]] constexpr bool is_verb(PennTag tag) {
    return tag == PennTag::vb || tag == PennTag::vbd || tag == PennTag::vbg || tag == PennTag::vbn ||
           tag == PennTag::vbp || tag == PennTag::vbz;
}
[[nodiscard]] constexpr bool is_adverb(PennTag tag) {
    return tag == PennTag::rb || tag == PennTag::rbr || tag == PennTag::rbs;
}
[[nodiscard]] constexpr bool is_adjective(PennTag tag) {
    return tag == PennTag::jj || tag == PennTag::jjr || tag == PennTag::jjs;
}

}  // namespace storyflow::speech::english
