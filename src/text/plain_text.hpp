#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/char_range.hpp"
#include "text/reading_rule.hpp"

namespace storyflow::text {

/// The text in the characters that the rules know, with the original code points of each.
struct PlainText {
    std::u32string text;
    std::vector<CharRange> sources;    ///< one for each character, in order
    std::vector<AppliedRule> applied;  ///< what was changed, with places in the original
};

/// White space becomes ' ' or '\n', curly and foreign quotes become ' and ", the digits of every script
/// become ASCII, full-width letters, small capitals and other styled letters plain ones, Chinese and Japanese
/// punctuation its Western form followed by a space. HTML's character references are the characters.
/// Invisible characters and invalid bytes are dropped, and a soft hyphen with the line break behind it; an
/// invalid sequence counts as one code point of the original. Pure; linear.
[[nodiscard]] PlainText plain_text(std::string_view utf8);

}  // namespace storyflow::text
