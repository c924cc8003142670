#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "books/book.hpp"
#include "books/markup_tree.hpp"

namespace storyflow::books {

/// One page of a book: an HTML or XHTML document.
struct Page {
    Markup root;
    std::string document;  ///< its name in the book, with which places begin; empty for a single page
    /// The index into `Book::pictures` of an image that the page names, std::nullopt if the book has none of
    /// it.
    std::function<std::optional<std::size_t>(std::string_view source)> picture = {};
};

/// The block of `Book::blocks` at which each element with an id begins.
using Anchors = std::map<std::string, std::size_t, std::less<>>;

/// For each block of `Book::blocks` that a page appends, the text nodes of the page that it is made of, in
/// order; nullptr where a line of the block ends. They live as long as the page.
using BlockTexts = std::vector<std::vector<const Markup*>>;

/// Appends a page's blocks, and what it leaves out, to the book. Every text node of the body is in one or the
/// other. A place is written as in EPUB CFI, `text/ch1.xhtml#/4/2[chapter]/6`: from the document element, an
/// even number 2n for the n-th child element, an odd one for text between elements, ids in brackets. It names
/// the element that the text fills, or the node with which the text begins if it shares its element with
/// others.
Anchors append_page(const Page& page, Book& book);

/// The same for a tree that lives elsewhere, without its pictures, and with what each block is made of.
void append_page(const Markup& root, const std::string& document, Book& book, BlockTexts& texts);

}  // namespace storyflow::books
