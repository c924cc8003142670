#pragma once

#include <string>
#include <vector>

#include "books/pdf_layout.hpp"

namespace storyflow::books {

/// Why a line of a page is no text of the book.
enum class RunningLine { none, head, foot, page_number };

/// For each line of each page whether it repeats what stands at the top or bottom of other pages, or is a
/// page number. Only the outer lines of a page are asked, and none that is printed larger than the text.
[[nodiscard]] std::vector<std::vector<RunningLine>> running_lines(const std::vector<PdfPage>& pages,
                                                                  double text_size);

}  // namespace storyflow::books
