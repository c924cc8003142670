#pragma once

#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Reads Markdown (CommonMark with tables): headings, paragraphs, quotations, lists and tables as lines of
/// one paragraph, code as its lines, rules as ornaments, pictures by their description. The markup of
/// scripts,
/// `[Siobhan](/ʃəvˈɔn/)` and `[very](+1)`, stays as it is. Into `left_out` go front matter (whose title and
/// author are read), footnotes, comments, and the addresses of links and pictures. `utf8` is as `decoded`
/// gives it. Pure. Throws `base::Error{invalid_input}` when the parser gives up.
[[nodiscard]] Book read_markdown(std::string_view utf8);

/// Whether a text of an unknown kind is Markdown: it has front matter, a heading with "#", or several links
/// or marks of emphasis.
[[nodiscard]] bool looks_like_markdown(std::string_view utf8);

}  // namespace storyflow::books
