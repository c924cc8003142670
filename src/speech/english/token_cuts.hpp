#pragma once

#include <string_view>
#include <vector>

#include "speech/english/tagged_token.hpp"

namespace storyflow::speech::english {

/// Cuts UTF-8 text into tokens as spaCy's English tokeniser does (MIT licence; Honnibal et al.); their tags
/// are not set. The tokens cover all but white space, in order. Each invalid byte is a character of its own.
/// Time and memory are proportional to the length. Pure.
[[nodiscard]] std::vector<TaggedToken> tokens_of(std::string_view text);

}  // namespace storyflow::speech::english
