#pragma once

#include <span>
#include <string_view>

#include "speech/english/tag_weights.hpp"
#include "speech/english/tagged_token.hpp"

namespace storyflow::speech::english {

/// Sets the tags of a text's tokens: first a guess from each token alone, then from left to right the best
/// tag by the sum of the weights of its features (a perceptron, after Collins 2002). Time is proportional to
/// the number of tokens. Pure.
void set_tags(std::span<TaggedToken> tokens, std::string_view text, const TagWeights& weights);

}  // namespace storyflow::speech::english
