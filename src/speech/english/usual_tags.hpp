#pragma once

#include <string_view>
#include <vector>

#include "speech/english/tagged_token.hpp"

namespace storyflow::speech::english {

/// The tokens of a sentence with the tag that each word has most often, and what its neighbours tell of
/// "that" and of words behind "to". Marks are tokens of their own; contractions and words with hyphens are
/// divided. Pure; linear.
[[nodiscard]] std::vector<TaggedToken> usually_tagged_tokens(std::string_view text);

}  // namespace storyflow::speech::english
