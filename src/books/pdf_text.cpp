#include "books/pdf_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "books/heading_line.hpp"
#include "books/line_join.hpp"
#include "books/line_shape.hpp"
#include "books/running_lines.hpp"

namespace storyflow::books {

namespace {

/// The measures of most of the text, in points.
struct Print {
    double size = 0;   ///< height of a line
    double pitch = 0;  ///< from one line to the next
};

/// The value of most weight, to a tenth of a point.
class Mode {
  public:
    void add(double value, std::size_t weight) { weights_[std::lround(value * 10)] += weight; }
    [[nodiscard]] double value() const {
        const auto most =
            std::ranges::max_element(weights_, {}, [](const auto& entry) { return entry.second; });
        return most == weights_.end() ? 0 : static_cast<double>(most->first) / 10;
    }

  private:
    std::map<long, std::size_t> weights_;
};

Print print_of(const std::vector<PdfPage>& pages) {
    Mode sizes;
    Mode pitches;
    for (const PdfPage& page : pages) {
        const PdfLine* before = nullptr;
        for (const PdfLine& line : page.lines) {
            sizes.add(line.size(), line.text.size());
            if (before != nullptr && line.top > before->top)
                pitches.add(line.top - before->top, line.text.size());
            before = &line;
        }
    }
    return {.size = sizes.value(), .pitch = pitches.value()};
}

/// Lines of one paragraph, and where they are.
struct Run {
    std::string text;
    PdfLine last;
    double size = 0;
    std::size_t page = 0;  ///< of its first line
};

class PdfReader {
  public:
    PdfReader(const PdfLayout& layout, Book& book)
        : layout_(layout), book_(book), print_(print_of(layout.pages)) {}

    void read() {
        const auto running = running_lines(layout_.pages, print_.size);
        for (std::size_t page = 0; page < layout_.pages.size(); ++page) {
            const auto& lines = layout_.pages[page].lines;
            is_new_page_ = true;
            for (std::size_t index = 0; index < lines.size(); ++index) {
                const PdfLine& line = lines[index];
                if (const auto reason = reason_to_leave_out(line, running[page][index]); reason.empty()) {
                    add_line(line, page);
                } else {
                    book_.left_out.push_back(
                        {.reason = std::string(reason), .text = line.text, .place = place(page)});
                }
            }
        }
        number_headings();
        write();
    }

  private:
    static std::string place(std::size_t page) { return "page " + std::to_string(page + 1); }

    /// Empty for a line of the text.
    static std::string_view reason_to_leave_out(const PdfLine& line, RunningLine running) {
        switch (running) {
            case RunningLine::head:
                return "running head";
            case RunningLine::foot:
                return "running foot";
            case RunningLine::page_number:
                return "page number";
            case RunningLine::none:
                break;
        }
        return is_line_of_contents(line.text) ? "table of contents" : std::string_view();
    }

    /// `Introduction . . . . . 12`
    static bool is_line_of_contents(std::string_view text) {
        const bool has_dots =
            text.find(". . . . ") != std::string_view::npos || text.find("......") != std::string_view::npos;
        return has_dots && text.back() >= '0' && text.back() <= '9';
    }

    void add_line(const PdfLine& line, std::size_t page) {
        if (runs_.empty() || begins_paragraph(runs_.back(), line)) {
            runs_.push_back({.text = line.text, .last = line, .size = line.size(), .page = page});
        } else {
            append_line(runs_.back().text, line.text);
            runs_.back().last = line;
        }
        is_new_page_ = false;
    }

    [[nodiscard]] bool is_same_size(double one, double other) const {
        constexpr double most = 0.12;
        return std::abs(one - other) <= most * std::max(one, other);
    }

    [[nodiscard]] bool begins_paragraph(const Run& run, const PdfLine& line) const {
        const PdfLine& before = run.last;
        if (is_ornament(line.text) || is_ornament(run.text)) return true;
        if (!is_same_size(before.size(), line.size())) return true;
        if (run.size > print_.size * larger) return false;  // a heading of several lines
        if (begins_with_bullet(line.text) || heading_line(line.text) || heading_line(run.text)) return true;
        if (begins_indented(run, line)) return true;
        // In another column, or on another page, the gap says nothing.
        const bool goes_down = !is_new_page_ && line.top > before.top;
        constexpr double wide = 1.4;
        if (goes_down && line.top - before.top > wide * std::max(print_.pitch, line.size())) return true;
        return ends_early(before) && ends_sentence(before.text);
    }

    /// A first line is indented. But so are all lines of a quotation, of which only one that follows an end
    /// is first, and those of a list behind its sign.
    [[nodiscard]] static bool begins_indented(const Run& run, const PdfLine& line) {
        constexpr double least = 0.5;
        const PdfLine& before = run.last;
        const double indentation = line.left - line.margin;
        if (indentation <= least * line.size()) return false;
        const bool is_deeper = indentation - (before.left - before.margin) > least * line.size();
        if (is_deeper) return !begins_with_list_sign(run.text);
        constexpr double much = 0.4;
        return ends_sentence(before.text) ||
               before.reach - before.right > much * (before.reach - before.margin);
    }

    /// A sign that begins nothing but an item of a list.
    [[nodiscard]] static bool begins_with_bullet(std::string_view text) {
        return text.starts_with("• ") || text.starts_with("◦ ") || text.starts_with("▪ ");
    }

    [[nodiscard]] static bool begins_with_list_sign(std::string_view text) {
        if (begins_with_bullet(text)) return true;
        for (const std::string_view sign : {"– ", "- ", "* "}) {
            if (text.starts_with(sign)) return true;
        }
        const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
        return digits > 0 && digits <= 3 && text.substr(digits, 2) == ". ";
    }

    /// The last line of a paragraph is usually shorter than the others.
    [[nodiscard]] static bool ends_early(const PdfLine& line) {
        constexpr double least = 2;
        return line.reach - line.right > least * line.size();
    }

    [[nodiscard]] bool is_printed_large(const Run& run) const {
        constexpr std::size_t longest = 150;
        return run.size > print_.size * larger && run.text.size() <= longest &&
               base::has_letter_or_digit(run.text);
    }

    /// The size in which most headings are printed is that of chapters, as is any larger one; smaller ones
    /// are sections.
    void number_headings() {
        Mode sizes;
        for (const Run& run : runs_) {
            if (is_printed_large(run)) sizes.add(run.size, 1);
        }
        chapter_size_ = sizes.value();
    }

    void write() {
        for (Run& run : runs_) {
            Block block{.text = std::move(run.text), .place = place(run.page)};
            run.text = block.text;
            if (is_ornament(block.text)) {
                block.kind = BlockKind::ornament;
            } else if (is_printed_large(run)) {
                block.kind = BlockKind::heading;
                block.level = run.size < chapter_size_ && !is_same_size(run.size, chapter_size_) ? 2 : 1;
            } else if (const auto heading = heading_line(block.text);
                       heading &&
                       (heading->kind == HeadingKind::part || heading->kind == HeadingKind::chapter ||
                        heading->kind == HeadingKind::named)) {
                block.kind = BlockKind::heading;
                block.level = 1;
            }
            book_.blocks.push_back(std::move(block));
        }
    }

    static constexpr double larger = 1.2;  ///< than the text: a heading

    const PdfLayout& layout_;
    Book& book_;
    Print print_;
    std::vector<Run> runs_;
    double chapter_size_ = 0;
    bool is_new_page_ = true;
};

}  // namespace

void append_pdf_text(const PdfLayout& layout, Book& book) {
    PdfReader(layout, book).read();
}

}  // namespace storyflow::books
