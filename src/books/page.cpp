#include "books/page.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "books/line_text.hpp"
#include "books/page_roles.hpp"

namespace storyflow::books {

namespace {

/// True if a line of its own begins somewhere below.
bool holds_blocks(const Markup& element) {
    return std::ranges::any_of(element.children, [](const Markup& child) {
        return !child.is_text() && !is_never_text(child.name) &&
               (is_block_element(child.name) || holds_blocks(child));
    });
}

std::size_t count_blocks(const Markup& element) {
    std::size_t count = 0;
    for (const Markup& child : element.children) {
        if (child.is_text()) continue;
        count += (is_block_element(child.name) ? 1 : 0) + count_blocks(child);
    }
    return count;
}

bool is_cell(const Markup& element) {
    return element.name == "td" || element.name == "th";
}

/// A row that reads as one line: of cells that hold at most one paragraph. Tables that lay out a page hold
/// more.
bool is_line_of_cells(const Markup& row) {
    return row.name == "tr" && std::ranges::all_of(row.children, [](const Markup& cell) {
               return cell.is_text() || (is_cell(cell) && count_blocks(cell) <= 1);
           });
}

void append_lines(const Markup& node, LineText& line) {
    if (node.is_text()) return line.append(node.text);
    if (is_never_text(node.name)) return;
    const bool is_line = is_block_element(node.name) || node.name == "br";
    if (is_line) static_cast<void>(line.break_line());
    for (const Markup& child : node.children)
        append_lines(child, line);
    if (is_line) static_cast<void>(line.break_line());
}

/// Digits as raised ones, so that a power stays one: `mc²`.
std::string raised(std::string_view text) {
    constexpr std::array<std::string_view, 10> digits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    const bool are_digits = !text.empty() && std::ranges::all_of(text, [](char letter) {
        return letter >= '0' && letter <= '9';
    });
    if (!are_digits) return std::string(text);
    std::string result;
    for (const char digit : text)
        result += digits.at(static_cast<std::size_t>(digit - '0'));
    return result;
}

class PageWalker {
  public:
    PageWalker(const Page& page, const Markup& root, Book& book, BlockTexts* texts)
        : page_(page), root_(root), book_(book), texts_(texts) {}

    Anchors walk() {
        note_id(root_);
        container_.mixed = true;
        visit_children(root_);
        flush();
        return std::move(anchors_);
    }

  private:
    struct Step {
        std::size_t number;
        std::string_view id;
    };

    /// The element whose text the current line is.
    struct Container {
        std::size_t depth = 0;   ///< of its path
        bool mixed = false;      ///< it holds more than one line
        bool has_lines = false;  ///< a line of it is finished
        int heading = 0;
        bool keeps_lines = false;  ///< `pre`
    };

    std::string place(std::size_t depth) const {
        std::string text = page_.document + '#';
        for (const Step& step : std::span(path_).first(std::min(depth, path_.size()))) {
            text.append("/").append(std::to_string(step.number));
            if (!step.id.empty()) text.append("[").append(step.id).append("]");
        }
        return text;
    }

    void note_id(const Markup& element) {
        for (const std::string_view name : {"id", "name", "xml:id"}) {
            const std::string_view id = element.attribute(name);
            if (!id.empty()) anchors_.emplace(id, book_.blocks.size());
        }
    }

    void visit_children(const Markup& parent) {
        std::size_t elements = 0;
        for (const Markup& child : parent.children) {
            if (child.is_text()) {
                path_.push_back({2 * elements + 1, {}});
                note_text(&child);
                add_text(child.text);
            } else {
                ++elements;
                path_.push_back({2 * elements, child.attribute("id")});
                visit(child);
            }
            path_.pop_back();
        }
    }

    void visit(const Markup& element) {
        if (is_never_text(element.name)) return;
        // The line before ends here, so that the id is that of the next one.
        const bool is_block = is_block_element(element.name) && !in_row_;
        if (is_block) flush();
        note_id(element);
        if (const auto reason = reason_to_leave_out(element, line_.last()); !reason.empty()) {
            leave_out(element, reason);
        } else if (is_separator(element)) {
            add_separator(element);
        } else if (element.name == "br") {
            note_text(nullptr);
            if (line_.break_line()) flush();
            visit_children(element);  // XML permits any
        } else if (element.name == "img" || element.name == "image") {
            add_picture(element);
            visit_children(element);
        } else if (is_cell(element) && in_row_) {
            note_text(nullptr);
            line_.separate_cells();
            visit_children(element);
        } else if (is_block) {
            visit_block(element);
        } else {
            visit_inline(element);
        }
    }

    void visit_block(const Markup& element) {
        const Container outer = container_;
        const bool is_row = is_line_of_cells(element);
        const int own_level = heading_level(element);
        container_ = {.depth = path_.size(),
                      .mixed = !is_row && holds_blocks(element),
                      .has_lines = false,
                      .heading = own_level != 0 ? own_level : outer.heading,
                      .keeps_lines = element.name == "pre" || outer.keeps_lines};
        in_row_ = is_row;
        visit_children(element);
        flush();
        in_row_ = false;
        container_ = outer;
        container_.has_lines = true;
    }

    void visit_inline(const Markup& element) {
        if (element.name == "q") add_text("“");
        if (element.name == "sup" && element.children.size() == 1 && element.children.front().is_text()) {
            note_text(&element.children.front());
            add_text(raised(element.children.front().text));
        } else {
            visit_children(element);
        }
        if (element.name == "q") add_text("”");
    }

    void note_text(const Markup* node) {
        if (texts_ != nullptr) line_texts_.push_back(node);
    }

    void add_block(Block block) {
        book_.blocks.push_back(std::move(block));
        if (texts_ != nullptr) texts_->push_back(line_texts_);
    }

    void add_text(std::string_view text) {
        if (line_.empty() && !base::is_blank(text)) begin_line();
        if (!container_.keeps_lines) return line_.append(text);
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            if (line_.empty()) begin_line();
            line_.append(text.substr(begin, end - begin));
            if (end < text.size() && line_.break_line()) go_on_in_node();
            begin = end + 1;
        }
    }

    /// Ends a paragraph of preformatted text, whose node holds the next one too.
    void go_on_in_node() {
        const auto* const node = line_texts_.empty() ? nullptr : line_texts_.back();
        flush();
        if (node != nullptr) note_text(node);
    }

    void begin_line() {
        const bool fills_container = !container_.mixed && !container_.has_lines;
        line_place_ = place(fills_container ? container_.depth : container_.depth + 1);
    }

    void flush() {
        std::string text = line_.take();
        if (!base::is_blank(text)) add_line(std::move(text));
        line_texts_.clear();
    }

    void add_line(std::string text) {
        Block block{.text = std::move(text), .place = line_place_};
        if (separates_scenes(block.text)) {
            block.kind = BlockKind::ornament;
        } else if (container_.heading != 0) {
            block.kind = BlockKind::heading;
            block.level = container_.heading;
            block.text = as_title(block.text);
        }
        add_block(std::move(block));
        container_.has_lines = true;
    }

    void leave_out(const Markup& element, std::string_view reason) {
        LineText text;
        append_lines(element, text);
        if (std::string all = text.take(); !all.empty())
            book_.left_out.push_back(
                {.reason = std::string(reason), .text = std::move(all), .place = place(path_.size())});
    }

    void add_separator(const Markup& element) {
        flush();
        LineText text;
        append_lines(element, text);
        std::string printed = text.take();
        if (printed.empty()) printed = "* * *";
        add_block({.kind = separates_scenes(printed) ? BlockKind::ornament : BlockKind::paragraph,
                   .text = std::move(printed),
                   .place = place(path_.size())});
        container_.has_lines = true;
    }

    void add_picture(const Markup& element) {
        const std::string alternative = clean_line(element.attribute("alt"));
        // A letter as a picture begins the paragraph, as its alternative text says.
        if (base::code_point_count(alternative) == 1 && base::has_letter(alternative))
            return add_text(alternative);
        const bool is_svg = element.name == "image";
        std::string_view source = element.attribute(is_svg ? "xlink:href" : "src");
        if (is_svg && source.empty()) source = element.attribute("href");
        const auto index = page_.picture ? page_.picture(source) : std::nullopt;
        if (index) {
            // The line that the picture stands in goes on.
            const auto line = std::exchange(line_texts_, {});
            add_block({.kind = BlockKind::picture,
                       .text = alternative,
                       .picture = index,
                       .place = place(path_.size())});
            line_texts_ = line;
        } else if (!alternative.empty()) {
            book_.left_out.push_back({.reason = "picture that is not in the file",
                                      .text = alternative,
                                      .place = place(path_.size())});
        }
    }

    const Page& page_;
    const Markup& root_;
    Book& book_;
    BlockTexts* texts_;
    std::vector<const Markup*> line_texts_;  ///< the text nodes of the current line
    Anchors anchors_;
    std::vector<Step> path_;
    Container container_;
    LineText line_;
    std::string line_place_;
    bool in_row_ = false;  ///< what the cells hold stays on one line
};

}  // namespace

Anchors append_page(const Page& page, Book& book) {
    return PageWalker(page, page.root, book, nullptr).walk();
}

void append_page(const Markup& root, const std::string& document, Book& book, BlockTexts& texts) {
    const Page without_pictures{.root = {}, .document = document};
    static_cast<void>(PageWalker(without_pictures, root, book, &texts).walk());
}

}  // namespace storyflow::books
