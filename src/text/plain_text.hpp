#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::text {

/// The text in the characters that the rules know, with the index of the original code point of each.
struct PlainText {
    std::u32string text;
    std::vector<std::size_t> origins;  ///< one for each character, in non-decreasing order
};

/// White space becomes ' ' or '\n', curly and foreign quotes become ' and ", the digits of every script
/// become ASCII, full-width and styled letters plain ones, Chinese and Japanese punctuation its Western form
/// followed by a space. Invisible characters and invalid bytes are dropped; an invalid sequence counts as one
/// code point of the original. Pure; linear.
[[nodiscard]] PlainText plain_text(std::string_view utf8);

}  // namespace storyflow::text
