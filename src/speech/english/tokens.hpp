#pragma once

#include <string_view>
#include <vector>

#include "speech/english/tagged_token.hpp"

namespace storyflow::speech::english {

/// The tokens and parts of speech of an English text (UTF-8, one or several sentences), nearly as spaCy's
/// small English model gives them. The tokens cover all but white space, in order. Time and memory are
/// proportional to the length. Pure and thread-safe.
[[nodiscard]] std::vector<TaggedToken> tagged_tokens(std::string_view text);

}  // namespace storyflow::speech::english
