#pragma once

#include "books/book.hpp"

namespace storyflow::books {

/// Makes headings of the paragraphs that read like one ("Chapter 1", "PART TWO", "Prologue") if the book has
/// none: many writers type them without the style for them.
void find_unmarked_headings(Book& book);

}  // namespace storyflow::books
