#include "books/pdf_layout.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "books/line_text.hpp"

namespace storyflow::books {

namespace {

/// A number of points. HTML, by whose rules damaged output is read, has no capitals in names of attributes.
double number(const Markup& element, std::string_view name) {
    std::string_view text = element.attribute(name);
    if (text.empty()) text = element.attribute(base::case_folded(name));
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr double largest = 1e6;  // points; a damaged file may say anything
    return std::isfinite(value) ? std::clamp(value, -largest, largest) : 0;
}

std::string words_of(const Markup& line) {
    LineText text;
    for (const Markup& word : line.children) {
        if (word.name != "word") continue;
        text.append(word.all_text());
        text.append(" ");
    }
    return text.take();
}

/// True if the line goes on to the right of another, in the same row.
bool continues_row(const PdfLine& before, const PdfLine& line) {
    constexpr double most = 0.3;
    return std::abs(line.top - before.top) < most * before.size() &&
           std::abs(line.bottom - before.bottom) < most * before.size() && line.left >= before.right;
}

struct Block {
    std::vector<PdfLine> lines;
    double left = 0;
    double right = 0;
};

/// Adds the lines of a block; the first may end the row that the block before began.
void add_block(const Markup& element, std::vector<Block>& blocks) {
    Block block{.lines = {}, .left = number(element, "xMin"), .right = number(element, "xMax")};
    for (const Markup& child : element.children) {
        if (child.name != "line") continue;
        PdfLine line{.text = words_of(child),
                     .left = number(child, "xMin"),
                     .right = number(child, "xMax"),
                     .top = number(child, "yMin"),
                     .bottom = number(child, "yMax")};
        if (line.text.empty()) continue;
        auto& open = block.lines.empty() && !blocks.empty() ? blocks.back() : block;
        if (!open.lines.empty() && continues_row(open.lines.back(), line)) {
            PdfLine& row = open.lines.back();
            row.text.append(" ").append(line.text);
            row.right = line.right;
            open.right = std::max(open.right, line.right);
        } else {
            block.lines.push_back(std::move(line));
        }
    }
    if (!block.lines.empty()) blocks.push_back(std::move(block));
}

/// Blocks of few lines do not show the column that they are in: the block nearest before or after them does,
/// if it has more lines and the same place on the page.
const Block& column_of(const std::vector<Block>& blocks, std::size_t index) {
    constexpr std::size_t enough = 3;
    const Block& own = blocks[index];
    if (own.lines.size() >= enough) return own;
    const auto shows = [&](const Block& other) {
        return other.lines.size() >= enough && other.left <= own.left && own.right <= other.right;
    };
    constexpr std::size_t farthest = 50;
    for (std::size_t distance = 1; distance < std::min(blocks.size(), farthest); ++distance) {
        if (distance <= index && shows(blocks[index - distance])) return blocks[index - distance];
        if (index + distance < blocks.size() && shows(blocks[index + distance]))
            return blocks[index + distance];
    }
    return own;
}

PdfPage page_of(const Markup& element) {
    std::vector<Block> blocks;
    for (const Markup* block : element.descendants("block"))
        add_block(*block, blocks);
    PdfPage page{.height = number(element, "height"), .lines = {}};
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        const Block& column = column_of(blocks, index);
        for (PdfLine line : blocks[index].lines) {
            line.margin = column.left;
            line.reach = column.right;
            page.lines.push_back(std::move(line));
        }
    }
    return page;
}

std::string meta_of(const Markup& head, std::string_view name) {
    for (const Markup& meta : head.children) {
        if (meta.name == "meta" && meta.attribute("name") == name)
            return clean_line(meta.attribute("content"));
    }
    return {};
}

}  // namespace

PdfLayout pdf_layout(const Markup& root) {
    PdfLayout layout;
    if (const Markup* head = root.child("head")) {
        if (const Markup* title = head->child("title")) layout.title = clean_line(title->all_text());
        layout.author = meta_of(*head, "Author");
    }
    for (const Markup* page : root.descendants("page"))
        layout.pages.push_back(page_of(*page));
    return layout;
}

}  // namespace storyflow::books
