#include "books/word_text.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "books/line_text.hpp"
#include "books/word_symbols.hpp"

namespace storyflow::books {

namespace {

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// Elements that hold no text of the document.
bool is_silent(std::string_view name) {
    constexpr std::array<std::string_view, 12> names = {"pPr",     "rPr",     "tblPr",        "trPr",
                                                        "tcPr",    "sectPr",  "sdtPr",        "instrText",
                                                        "tblGrid", "fldData", "delInstrText", "sdtEndPr"};
    return contains(names, name);
}

bool is_text_element(std::string_view name) {
    return name == "t" || name == "delText" || name == "m:t" || name == "a:t";
}

/// The element of an `AlternateContent` that is meant: the first that is offered. The others repeat its text.
const Markup* chosen(const Markup& alternatives) {
    const Markup* choice = alternatives.child("Choice");
    return choice != nullptr ? choice : alternatives.child("Fallback");
}

std::string_view reason_to_leave_out(const Markup& element) {
    if (element.name == "del") return "deleted text (tracked change)";
    if (element.name == "moveFrom") return "moved text (tracked change)";
    if (element.name == "rt") return "reading aid (ruby)";
    const Markup* properties = element.name == "r" ? element.child("rPr") : nullptr;
    const Markup* hidden = properties == nullptr ? nullptr : properties->child("vanish");
    if (hidden == nullptr) return {};
    const std::string_view value = hidden->attribute("val");
    return value == "0" || value == "false" || value == "off" ? std::string_view() : "hidden text";
}

void append_lines(const Markup& element, LineText& line) {
    if (is_silent(element.name)) return;
    if (is_text_element(element.name)) return line.append(element.all_text());
    if (element.name == "AlternateContent") {
        if (const Markup* choice = chosen(element)) append_lines(*choice, line);
        return;
    }
    if (element.name == "p" || element.name == "br") static_cast<void>(line.break_line());
    if (element.name == "tab") line.append(" ");
    for (const Markup& child : element.children)
        append_lines(child, line);
    if (element.name == "p") static_cast<void>(line.break_line());
}

/// A table of contents that Word inserted.
bool is_inserted_contents(const Markup& element) {
    if (element.name != "sdt") return false;
    const Markup* properties = element.child("sdtPr");
    const auto galleries =
        properties == nullptr ? std::vector<const Markup*>() : properties->descendants("docPartGallery");
    return std::ranges::any_of(
        galleries, [](const Markup* gallery) { return gallery->attribute("val") == "Table of Contents"; });
}

/// Paragraphs with text below a cell of a table; those of tables in it count twice.
std::size_t count_paragraphs(const Markup& cell) {
    std::size_t count = 0;
    for (const Markup& child : cell.children) {
        if (child.name == "p") {
            count += base::is_blank(lines_of_word_text(child)) ? 0U : 1U;
        } else {
            count += count_paragraphs(child) + (child.name == "tbl" ? 2U : 0U);
        }
    }
    return count;
}

bool is_line_of_cells(const Markup& row) {
    const auto cells = row.descendants("tc");
    return std::ranges::all_of(cells, [](const Markup* cell) { return count_paragraphs(*cell) <= 1; });
}

class WordWalker {
  public:
    WordWalker(const WordText& text, Book& book) : text_(text), book_(book) {}

    void walk() { visit_children(text_.root); }

  private:
    /// The paragraph, or the row of a table, that is being read.
    struct Line {
        LineText text;
        WordStyle style;
        std::string place;
        std::vector<const Markup*> boxes;  ///< text boxes, which follow it
    };

    std::string next_place() { return "paragraph " + std::to_string(++paragraphs_); }
    std::string place() const {
        return line_ != nullptr ? line_->place : "paragraph " + std::to_string(paragraphs_ + 1);
    }

    void visit_children(const Markup& parent) {
        for (const Markup& child : parent.children) {
            if (!child.is_text()) visit(child);
        }
    }

    void visit(const Markup& element) {
        if (is_silent(element.name)) return;
        if (const auto reason = reason_to_leave_out(element); !reason.empty())
            return leave_out(element, reason);
        if (is_inserted_contents(element)) return leave_out(element, "table of contents");
        if (element.name == "p" && !in_row_) return visit_paragraph(element);
        if (element.name == "tr" && !in_row_) return visit_row(element);
        if (element.name == "AlternateContent") {
            if (const Markup* choice = chosen(element)) visit(*choice);
        } else if (element.name == "txbxContent" && line_ != nullptr) {
            line_->boxes.push_back(&element);
        } else if (!visit_picture(element) && !visit_character(element)) {
            if (element.name == "tc" && line_ != nullptr) line_->text.separate_cells();
            visit_children(element);
        }
    }

    void visit_paragraph(const Markup& element) {
        Line line{.style = style_of(element), .place = next_place()};
        if (line.style.is_contents) return leave_out(element, "table of contents", line.place);
        fill(line, element);
    }

    void visit_row(const Markup& row) {
        const Markup* properties = row.child("trPr");
        if (properties != nullptr && properties->child("del") != nullptr)
            return leave_out(row, "deleted text (tracked change)");
        if (!is_line_of_cells(row)) return visit_children(row);
        Line line{.place = next_place()};
        in_row_ = true;
        fill(line, row);
    }

    /// Reads the content of a line, then its text boxes.
    void fill(Line& line, const Markup& element) {
        Line* outer = std::exchange(line_, &line);
        visit_children(element);
        in_row_ = false;
        finish(line);
        line_ = nullptr;
        for (const Markup* box : line.boxes)
            visit_children(*box);
        line_ = outer;
    }

    void finish(Line& line) {
        std::string text = line.text.take();
        if (base::is_blank(text)) return;
        Block block{.text = std::move(text), .place = line.place};
        if (separates_scenes(block.text)) {
            block.kind = BlockKind::ornament;
        } else if (line.style.heading != 0 || line.style.is_title) {
            block.kind = BlockKind::heading;
            block.level = std::max(line.style.heading, 1);
            block.text = as_title(block.text);
            if (line.style.is_title && book_.title.empty()) book_.title = block.text;
        }
        book_.blocks.push_back(std::move(block));
    }

    WordStyle style_of(const Markup& paragraph) const {
        const Markup* properties = paragraph.child("pPr");
        if (properties == nullptr) return {};
        const Markup* named = properties->child("pStyle");
        WordStyle style = named == nullptr ? WordStyle() : text_.styles.style(named->attribute("val"));
        if (const Markup* level = properties->child("outlineLvl"))
            style.heading = heading_of_outline_level(level->attribute("val"));
        return style;
    }

    /// An image, in today's form or in that of Word 2003. The alternative text stands beside it.
    bool visit_picture(const Markup& element) {
        if (element.name == "inline" || element.name == "anchor") {
            if (const Markup* properties = element.child("docPr"))
                alternative_ = clean_line(properties->attribute("descr"));
            return false;
        }
        if (element.name == "shape") alternative_ = clean_line(element.attribute("alt"));
        const bool is_drawing = element.name == "a:blip";
        if (!is_drawing && element.name != "imagedata") return false;
        const std::string_view embedded = element.attribute(is_drawing ? "r:embed" : "r:id");
        const auto index = embedded.empty() ? std::nullopt : text_.picture(embedded);
        std::string alternative = std::exchange(alternative_, {});
        if (index) {
            book_.blocks.push_back({.kind = BlockKind::picture,
                                    .text = std::move(alternative),
                                    .picture = index,
                                    .place = place()});
        } else if (!alternative.empty()) {
            book_.left_out.push_back({.reason = "picture that is not in the file",
                                      .text = std::move(alternative),
                                      .place = place()});
        }
        return true;
    }

    bool visit_character(const Markup& element) {
        if (line_ == nullptr) return false;
        const std::string_view name = element.name;
        if (is_text_element(name)) {
            line_->text.append(element.all_text());
        } else if (name == "tab" || name == "ptab") {
            line_->text.append(" ");
        } else if (name == "cr" || (name == "br" && element.attribute("type") != "page" &&
                                    element.attribute("type") != "column")) {
            if (line_->text.break_line()) finish(*line_);
        } else if (name == "noBreakHyphen") {
            line_->text.append("-");
        } else if (name == "sym") {
            line_->text.append(word_symbol(element.attribute("font"), element.attribute("char")));
        } else {
            return false;
        }
        return true;
    }

    void leave_out(const Markup& element, std::string_view reason) { leave_out(element, reason, place()); }

    void leave_out(const Markup& element, std::string_view reason, const std::string& place) {
        if (std::string text = lines_of_word_text(element); !text.empty())
            book_.left_out.push_back(
                {.reason = std::string(reason), .text = std::move(text), .place = place});
    }

    const WordText& text_;
    Book& book_;
    Line* line_ = nullptr;
    bool in_row_ = false;  ///< the paragraphs of the cells are one line
    std::size_t paragraphs_ = 0;
    std::string alternative_;
};

}  // namespace

void append_word_text(const WordText& text, Book& book) {
    WordWalker(text, book).walk();
}

std::string lines_of_word_text(const Markup& element) {
    LineText line;
    append_lines(element, line);
    return line.take();
}

}  // namespace storyflow::books
