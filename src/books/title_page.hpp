#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "books/lines.hpp"

namespace storyflow::books {

/// Title and author as a book prints them at its beginning.
struct TitlePage {
    std::string title;
    std::string author;
    std::size_t end = 0;  ///< index behind the last group of the title page
};

/// Finds the groups before the first chapter that repeat the `title` and `author` or, where these are empty,
/// tell them: "THE VILLAGE" above "by Anna Smith", or lines "Title: …" and "Author: …". Pure.
[[nodiscard]] TitlePage title_page_of(std::span<const LineGroup> groups, std::string title,
                                      std::string author);

}  // namespace storyflow::books
