#pragma once

#include <string>
#include <vector>

#include "books/markup_tree.hpp"

namespace storyflow::books {

/// A printed line. Lengths are in points from the upper left corner of the page.
struct PdfLine {
    std::string text;
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    double margin = 0;  ///< where the lines of its column begin
    double reach = 0;   ///< where the longest of them ends

    [[nodiscard]] double size() const { return bottom - top; }
};

struct PdfPage {
    double height = 0;
    std::vector<PdfLine> lines;  ///< in reading order
};

/// The text of a PDF with its places, as `pdftotext -bbox-layout` tells them.
struct PdfLayout {
    std::string title;
    std::string author;
    std::vector<PdfPage> pages;
};

/// Reads the document element of what `pdftotext -bbox-layout` writes. Pieces of one printed line, which wide
/// spaces make of it, are one line here.
[[nodiscard]] PdfLayout pdf_layout(const Markup& root);

}  // namespace storyflow::books
