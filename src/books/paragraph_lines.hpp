#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "books/lines.hpp"

namespace storyflow::books {

/// The width at which a machine broke the lines of a text, in code points; 0 when it broke none, so that
/// every line is a paragraph.
[[nodiscard]] std::size_t wrap_width(std::span<const LineGroup> groups);

struct Paragraph {
    std::string text;
    Line first;  ///< the line with which it begins
};

/// The paragraphs of lines without a blank one between them. Lines that were broken at the `width` are
/// joined, and the words divided at their ends made whole; the lines of verses, lists and quoted mail, which
/// end earlier, stay lines. Indented lines begin paragraphs. Pure; linear.
[[nodiscard]] std::vector<Paragraph> paragraphs_of(Lines lines, std::size_t width);

/// One text from the lines: with a space between them, except where a word or a dash goes on.
[[nodiscard]] std::string joined(Lines lines);

}  // namespace storyflow::books
