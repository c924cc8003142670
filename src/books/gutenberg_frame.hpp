#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "books/book.hpp"
#include "books/lines.hpp"

namespace storyflow::books {

/// The part of a file that is the book, and what its frame says of it.
struct FramedText {
    std::size_t begin = 0;  ///< index of the first line of the book
    std::size_t end = 0;    ///< index behind its last line
    std::string title;      ///< empty if the frame does not say
    std::string author;
    std::string language;  ///< a BCP 47 tag
    std::vector<LeftOut> left_out;
};

/// Finds the frame that Project Gutenberg puts around its texts: a header with title and author, a licence
/// behind the book, and who produced the text. A text without such a frame is the book from end to end. Pure.
[[nodiscard]] FramedText without_gutenberg_frame(Lines lines);

}  // namespace storyflow::books
