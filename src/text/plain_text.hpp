#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::text {

/// The text in the characters that the rules know, and which code point of the original each came from.
struct PlainText {
    std::u32string text;
    std::vector<std::size_t> origins;  ///< one for each character, never falling
};

/// White space becomes ' ' or '\n', curly and foreign quotes become ' and ", the digits of every script
/// become ASCII, full-width and styled letters plain ones, Chinese and Japanese punctuation its Western form
/// with a space behind it. Invisible characters and invalid bytes are dropped; an invalid sequence counts as
/// one code point of the original. Pure; linear.
[[nodiscard]] PlainText plain_text(std::string_view utf8);

}  // namespace storyflow::text
