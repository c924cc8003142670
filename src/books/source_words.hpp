#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "books/page.hpp"
#include "books/source_document.hpp"

namespace storyflow::books {

/// A word of a document, which elements may divide, and the bytes that it comes from.
struct SourceWord {
    std::string text;              ///< without soft hyphens and marks without a width
    std::vector<ByteRange> bytes;  ///< of each byte of `text`

    /// The bytes from the word's first character to its last one.
    [[nodiscard]] ByteRange whole() const { return {bytes.front().begin, bytes.back().end}; }
};

/// The words of a block: what white space and the ends of its lines divide. Texts that stand where no word
/// can be an element (drawings, formulas, fields) are left out. `texts`: as `append_page` gives them.
[[nodiscard]] std::vector<SourceWord> source_words(const SourceDocument& document,
                                                   std::span<const Markup* const> texts);

/// A word of a text, with its place in it.
struct TextWord {
    std::string text;
    ByteRange place;
};

/// The words of a text in UTF-8: what white space divides.
[[nodiscard]] std::vector<TextWord> words_of_text(std::string_view text);

/// A word as it is compared with others: letters and digits in small letters; all of it if there are none.
[[nodiscard]] std::string word_key(std::string_view word);

}  // namespace storyflow::books
