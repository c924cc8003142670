#pragma once

#include "books/book.hpp"

namespace storyflow::books {

/// Moves the frame that Project Gutenberg puts around its books of pages from `blocks` to `left_out`: the
/// header up to the line `*** START OF THE PROJECT GUTENBERG EBOOK …`, and the licence from `*** END OF …`.
/// Pictures stay. A book without these lines is not changed.
void leave_out_gutenberg_frame(Book& book);

}  // namespace storyflow::books
