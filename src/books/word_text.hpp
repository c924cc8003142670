#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "books/book.hpp"
#include "books/markup_tree.hpp"
#include "books/word_styles.hpp"

namespace storyflow::books {

/// The text of a Word document, and what its parts mean.
struct WordText {
    const Markup& root;  ///< the document element of `document.xml`
    const WordStyles& styles;
    /// The index into `Book::pictures` of the image with this relationship, std::nullopt if the file has
    /// none.
    std::function<std::optional<std::size_t>(std::string_view relationship)> picture;
};

/// Appends the blocks of a Word document, and what it leaves out, to the book. Inserted text counts, deleted
/// text is left out; text boxes follow the paragraph that holds them; a row of a table is one paragraph
/// unless its cells hold several. Places are `paragraph 12`, counted from 1; a row that is one paragraph
/// counts as one.
void append_word_text(const WordText& text, Book& book);

/// All text below an element of a Word document, a line for each paragraph: of a footnote, say.
[[nodiscard]] std::string lines_of_word_text(const Markup& element);

}  // namespace storyflow::books
