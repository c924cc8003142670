#include "books/paragraph_lines.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"
#include "books/line_join.hpp"
#include "books/line_shape.hpp"

namespace storyflow::books {

namespace {

constexpr std::size_t widest_wrapping = 110;  ///< longer lines are paragraphs
constexpr std::size_t least_wrapping = 45;    ///< narrower texts tell nothing about where lines must end

/// "- milk", "2) eggs", "• tea", "> quoted".
bool is_marked(std::string_view line) {
    const auto text = base::trim(line);
    if (text.starts_with('>') || text.starts_with("• ")) return true;
    if (text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ ")) return true;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto mark = text.substr(digits, 2);
    return digits > 0 && digits <= 3 && (mark == ". " || mark == ") ");
}

std::size_t first_word_width(std::string_view line) {
    const auto text = base::trim(line);
    return width_of(text.substr(0, text.find(' ')));
}

/// Whether the first word of `next` would still have stood on the line: its author ended it here.
bool ends_early(const Line& line, const Line& next, std::size_t width) {
    constexpr std::size_t raggedness = 5;
    return width_of(line.text) + 1 + first_word_width(next.text) + raggedness <= width;
}

/// Whether the lines are set at different places of the page: "Very truly yours," above a name at the right.
bool are_arranged(Lines lines) {
    constexpr std::size_t least_indentation = 4;
    constexpr std::size_t difference = 3;
    const auto [least, most] =
        std::ranges::minmax(lines, {}, [](const Line& line) { return indentation_of(line.text); });
    const std::size_t margin = indentation_of(least.text);
    return margin >= least_indentation && indentation_of(most.text) >= margin + difference;
}

bool are_of_table(Lines lines) {
    const auto rows = static_cast<std::size_t>(std::ranges::count_if(
        lines, [](const Line& line) { return line.text.find('|') != std::string_view::npos; }));
    return rows * 2 >= lines.size();
}

/// Whether the lines are those of their author: verses, an address, a table, a list without marks.
bool are_of_author(Lines lines, std::size_t width) {
    if (are_arranged(lines) || are_of_table(lines)) return true;
    const auto capitals = static_cast<std::size_t>(
        std::ranges::count_if(lines, [](const Line& line) { return begins_with_capital(line.text); }));
    if (width < least_wrapping) return capitals == lines.size();
    std::size_t early = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        early += ends_early(lines[i], lines[i + 1], width) ? 1U : 0U;
    if (lines.size() == 2) return early == 1 && begins_with_capital(lines[1].text);
    // Verses of one length fill the whole width of a text that holds nothing else.
    const bool is_long_verse = capitals == lines.size() && lines.size() >= 4;
    return is_long_verse || early * 10 >= (lines.size() - 1) * 6;
}

bool are_sentences(Lines lines) {
    const auto ended = static_cast<std::size_t>(
        std::ranges::count_if(lines, [](const Line& line) { return ends_sentence(line.text); }));
    return ended * 10 >= lines.size() * 8;
}

std::string kept_as_lines(Lines lines) {
    std::string text;
    for (const Line& line : lines)
        text += (text.empty() ? "" : "\n") + std::string(base::trim(line.text));
    return text;
}

/// Every item a line; lines without a mark belong to the item before them.
std::string list_of(Lines lines) {
    std::string text;
    std::size_t begin = 0;
    for (std::size_t end = 1; end <= lines.size(); ++end) {
        if (end < lines.size() && !is_marked(lines[end].text)) continue;
        text += (text.empty() ? "" : "\n") + joined(lines.subspan(begin, end - begin));
        begin = end;
    }
    return text;
}

/// Appends the paragraphs of lines that all belong together, or all are paragraphs.
void add_block(std::vector<Paragraph>& paragraphs, Lines lines, std::size_t width) {
    if (lines.empty()) return;
    if (width == 0 || (lines.size() > 1 && are_of_author(lines, width) && are_sentences(lines))) {
        for (const Line& line : lines)
            paragraphs.push_back({std::string(base::trim(line.text)), line});
    } else if (lines.size() > 1 && are_of_author(lines, width)) {
        paragraphs.push_back({kept_as_lines(lines), lines.front()});
    } else {
        paragraphs.push_back({joined(lines), lines.front()});
    }
}

/// Whether a paragraph begins at line `i`: by its indentation, or behind a line that ends early and with a
/// sentence, in texts that have no blank lines.
bool begins_paragraph(Lines lines, std::size_t i, std::size_t margin, std::size_t width) {
    constexpr std::size_t least_indentation = 2;
    constexpr std::size_t many_lines = 8;
    if (!ends_sentence(lines[i - 1].text)) return false;
    const bool is_indented = indentation_of(lines[i].text) >= margin + least_indentation &&
                             indentation_of(lines[i - 1].text) < margin + least_indentation;
    const bool follows_short_line =
        width >= least_wrapping && lines.size() >= many_lines && ends_early(lines[i - 1], lines[i], width);
    return is_indented || (follows_short_line && begins_with_capital(lines[i].text));
}

}  // namespace

std::size_t wrap_width(std::span<const LineGroup> groups) {
    std::vector<std::size_t> widths;
    for (const LineGroup& group : groups) {
        for (std::size_t i = 0; i + 1 < group.lines.size(); ++i)
            widths.push_back(width_of(group.lines[i].text));
    }
    if (widths.empty()) return 0;
    const auto nearly_widest = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 95 / 100);
    std::ranges::nth_element(widths, nearly_widest);
    return *nearly_widest > widest_wrapping ? 0 : *nearly_widest;
}

std::string joined(Lines lines) {
    std::string text;
    for (const Line& line : lines)
        append_line(text, base::trim(line.text));
    return text;
}

std::vector<Paragraph> paragraphs_of(Lines lines, std::size_t width) {
    std::vector<Paragraph> paragraphs;
    if (lines.empty()) return paragraphs;
    if (lines.size() > 1 && is_marked(lines.front().text) &&
        std::ranges::count_if(lines, [](const Line& line) { return is_marked(line.text); }) > 1) {
        return {{list_of(lines), lines.front()}};
    }
    const auto margin =
        std::ranges::min(lines, {}, [](const Line& line) { return indentation_of(line.text); });
    std::size_t begin = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!begins_paragraph(lines, i, indentation_of(margin.text), width)) continue;
        add_block(paragraphs, lines.subspan(begin, i - begin), width);
        begin = i;
    }
    add_block(paragraphs, lines.subspan(begin), width);
    return paragraphs;
}

}  // namespace storyflow::books
