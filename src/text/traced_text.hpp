#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/char_range.hpp"
#include "text/reading_rule.hpp"

namespace storyflow::text {

/// A text between the script and the words: every code point has the range of the script that it stands for.
struct TracedText {
    std::u32string chars;
    std::vector<CharRange> sources;    ///< one for each element of `chars`
    std::vector<AppliedRule> applied;  ///< what has changed the script up to here, with places in the script

    void append(char32_t code_point, CharRange source);
    /// Only the characters, without the rules.
    void append(const TracedText& other, std::size_t begin, std::size_t end);
};

/// The smallest range that contains both; an empty range adds nothing.
[[nodiscard]] CharRange joined(CharRange one, CharRange other);

/// Splits the script at blank lines (and form feeds, and Unicode's paragraph separators). A line break inside
/// a paragraph is one '\n', other white space one space. Letters and combining marks become one character
/// where Unicode has it, with the source of both. Left out are paragraphs of white space only, control
/// characters, invalid bytes, and private use characters, which have another meaning from here on. Pure.
[[nodiscard]] std::vector<TracedText> paragraphs_of(std::string_view script);

/// The code points of a text that is not part of a script; the source of all of them is `source`. Leaves out
/// the same characters.
[[nodiscard]] TracedText traced(std::string_view text, CharRange source);

/// Encodes as UTF-8.
[[nodiscard]] std::string to_utf8(std::u32string_view chars);

}  // namespace storyflow::text
