#pragma once

#include <span>
#include <string>
#include <string_view>

#include "speech/english/tagged_token.hpp"

namespace storyflow::speech::english {

/// The tokens with a bar between: "do|n't|,".
inline std::string words_of(std::string_view text, std::span<const TaggedToken> tokens) {
    std::string words;
    for (const TaggedToken& token : tokens) {
        if (!words.empty()) words += '|';
        words += text.substr(token.begin, token.end - token.begin);
    }
    return words;
}

}  // namespace storyflow::speech::english
