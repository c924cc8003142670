#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "books/book.hpp"

namespace storyflow::books {

/// A Markdown file without what CommonMark does not know.
struct MarkdownSource {
    std::string text;  ///< with an empty line for every line that was taken out
    std::string title;
    std::string author;
    std::string language;
    std::vector<LeftOut> left_out;
};

/// Takes out front matter (between lines of "---" or "+++", or "% Title"), footnotes ("[^1]: …") and their
/// marks, and the addresses of links that are told at the end ("[docs]: https://…" stays for the parser, and
/// is reported). A line of dashes below a whole sentence is set apart, so that it separates scenes and makes
/// no heading. Lines keep their numbers but for that. Pure; linear.
[[nodiscard]] MarkdownSource prepared_markdown(std::string_view utf8);

}  // namespace storyflow::books
