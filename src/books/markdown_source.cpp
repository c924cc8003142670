#include "books/markdown_source.hpp"

#include <algorithm>
#include <cstddef>

#include "base/utf8.hpp"
#include "books/line_shape.hpp"
#include "books/lines.hpp"

namespace storyflow::books {

namespace {

std::string unquoted(std::string_view value) {
    value = base::trim(value);
    const bool is_quoted =
        value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
    return std::string(is_quoted ? value.substr(1, value.size() - 2) : value);
}

constexpr std::string_view zero_width_space = "\u200B";

/// "[^1]: See above."
bool is_footnote(std::string_view line) {
    const auto text = base::trim(line);
    const std::size_t end = text.find(']');
    return indentation_of(line) <= 3 && text.starts_with("[^") && end != std::string_view::npos && end > 2 &&
           text.substr(end).starts_with("]:");
}

/// Where a line can begin a definition of an address, "[docs]: …", inside quotations and lists too;
/// std::string_view::npos when it does not.
std::size_t label_of_address(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t>-*+.)0123456789");
    if (begin == std::string_view::npos || line[begin] != '[') return std::string_view::npos;
    const std::size_t end = line.find_first_of("[]", begin + 1);
    const bool is_label = end != std::string_view::npos && line.substr(end).starts_with("]:");
    // A label over several lines is one, too.
    return is_label || end == std::string_view::npos ? begin : std::string_view::npos;
}

/// Whether the definition is whole: "[docs]: https://a.b/c "The docs"".
bool is_whole_definition(std::string_view line) {
    const auto text = base::trim(line);
    const std::size_t end = text.find("]:");
    if (indentation_of(line) > 3 || !text.starts_with('[') || end == std::string_view::npos || end < 2)
        return false;
    const auto address = base::trim(text.substr(end + 2));
    if (address.empty() || address.find_first_of("<>\\") != std::string_view::npos) return false;
    const auto title = base::trim(address.substr(std::min(address.find(' '), address.size())));
    return title.empty() ||
           (title.size() > 1 && title.front() == '"' && title.find('"', 1) == title.size() - 1);
}

/// The cells between the signs "|" of a row, those with a backslash before them excepted.
std::vector<std::string_view> cells_of(std::string_view line) {
    auto row = base::trim(line);
    if (row.starts_with('|')) row.remove_prefix(1);
    if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
    std::vector<std::string_view> cells;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= row.size(); ++at) {
        const bool is_end = at == row.size() || (row[at] == '|' && (at == 0 || row[at - 1] != '\\'));
        if (!is_end) continue;
        cells.push_back(base::trim(row.substr(begin, at - begin)));
        begin = at + 1;
    }
    return cells;
}

/// "|---|:--:|" below the first row of a table.
bool is_table_rule(std::string_view line) {
    const auto text = base::trim(line);
    return text.find('|') != std::string_view::npos && text.find('-') != std::string_view::npos &&
           text.find_first_not_of("|-: ") == std::string_view::npos;
}

class MarkdownPreparation {
  public:
    explicit MarkdownPreparation(std::string_view utf8) : lines_(lines_of(utf8)) {}

    MarkdownSource prepare() && {
        std::size_t at = read_front_matter();
        while (at < lines_.size())
            at = in_code_ ? keep_code(at) : read_line(at);
        return std::move(source_);
    }

  private:
    void keep(std::string_view line) {
        source_.text += line;
        source_.text += '\n';
    }

    void leave_out(std::string_view reason, Lines lines) {
        source_.left_out.push_back({std::string(reason), text_of(lines), place_of(lines.front())});
        source_.text.append(lines.size(), '\n');
    }

    void read_field(std::string_view line) {
        const std::size_t mark = line.find_first_of(":=");
        if (mark == std::string_view::npos || indentation_of(line) > 0) return;
        const auto name = base::case_folded(base::trim(line.substr(0, mark)));
        if (name == "title") source_.title = unquoted(line.substr(mark + 1));
        if (name == "author") source_.author = unquoted(line.substr(mark + 1));
        if (name == "lang" || name == "language") source_.language = unquoted(line.substr(mark + 1));
    }

    /// Returns the index of the line behind the front matter.
    std::size_t read_front_matter() {
        if (lines_.empty()) return 0;
        const auto fence = lines_.front().text;
        if (fence == "---" || fence == "+++") return read_fenced_matter(fence);
        std::size_t end = 0;
        while (end < lines_.size() && end < 3 && lines_[end].text.starts_with("% "))
            ++end;
        if (end == 0) return 0;
        source_.title = std::string(base::trim(lines_[0].text.substr(2)));
        if (end > 1) source_.author = std::string(base::trim(lines_[1].text.substr(2)));
        leave_out("front matter", Lines(lines_).first(end));
        return end;
    }

    std::size_t read_fenced_matter(std::string_view fence) {
        std::size_t end = 1;
        while (end < lines_.size() && lines_[end].text != fence && lines_[end].text != "...")
            ++end;
        const auto fields = Lines(lines_).subspan(1, end - 1);
        // A rule at the beginning is followed by prose.
        const bool has_field = !fields.empty() && fields.front().text.find_first_of(":=") < 40;
        if (end == lines_.size() || !has_field) return 0;
        for (const Line& line : fields)
            read_field(line.text);
        leave_out("front matter", Lines(lines_).first(end + 1));
        return end + 1;
    }

    /// Code stays as it is. Where it ends is the parser's to say, for which a line behind it could still be a
    /// definition: an invisible sign keeps that line a text.
    std::size_t keep_code(std::size_t at) {
        std::string line(lines_[at].text);
        if (closes(line)) in_code_ = false;
        const std::size_t label = label_of_address(line);
        if (label != std::string_view::npos) line.insert(label, zero_width_space);
        keep(line);
        return at + 1;
    }

    /// Whether the line is a fence as long as the one that began the code, with nothing behind it.
    [[nodiscard]] bool closes(std::string_view line) const {
        const auto text = base::trim(line);
        return text.starts_with(code_fence_) &&
               text.find_first_not_of(code_fence_.front()) == std::string_view::npos;
    }

    /// Returns the index of the next line to read.
    std::size_t read_line(std::size_t at) {
        const auto line = lines_[at].text;
        const auto text = base::trim(line);
        if (text.starts_with("```") || text.starts_with("~~~")) {
            code_fence_ = text.substr(0, std::min(text.find_first_not_of(text.front()), text.size()));
            in_code_ = true;
            keep(line);
            return at + 1;
        }
        if (is_footnote(line)) return leave_out_footnote(at);
        const bool is_table = text.find('|') != std::string_view::npos && at + 1 < lines_.size() &&
                              is_table_rule(lines_[at + 1].text);
        if (is_table) return read_table(at);
        if (const std::size_t label = label_of_address(line); label != std::string_view::npos) {
            return read_address(at, label);
        }
        const bool is_dashes = is_underline(line) && text.front() == '-';
        if (is_dashes && at > 0 && ends_sentence(lines_[at - 1].text)) keep({});
        keep(without_footnote_marks(line, lines_[at]));
        return at + 1;
    }

    /// The parser uses definitions and shows nothing of them, so that only those may reach it that are
    /// reported.
    std::size_t read_address(std::size_t at, std::size_t label) {
        const auto line = lines_[at].text;
        const bool stands_apart = at == 0 || lines_[at - 1].text.empty() || after_address_ == at;
        if (stands_apart && is_whole_definition(line)) {
            source_.left_out.push_back(
                {"address of a link", std::string(base::trim(line)), place_of(lines_[at])});
            after_address_ = at + 1;
            keep(line);
        } else {
            std::string escaped(line);
            escaped.insert(label, 1, '\\');
            keep(without_footnote_marks(escaped, lines_[at]));
        }
        return at + 1;
    }

    /// The rows become lines of one paragraph. A parser of tables drops cells that have no column.
    std::size_t read_table(std::size_t at) {
        keep({});
        std::size_t end = at;
        for (; end < lines_.size() && lines_[end].text.find('|') != std::string_view::npos; ++end) {
            if (end == at + 1) continue;
            std::string row;
            for (const auto cell : cells_of(lines_[end].text)) {
                if (!row.empty() && !cell.empty()) row += ", ";
                row += cell;
            }
            const bool goes_on =
                end + 1 < lines_.size() && lines_[end + 1].text.find('|') != std::string_view::npos;
            keep(without_footnote_marks(row, lines_[end]) + (goes_on ? "  " : ""));
        }
        keep({});
        return end;
    }

    /// The definition, with the lines that continue it: indented ones, also behind blank lines.
    std::size_t leave_out_footnote(std::size_t at) {
        std::size_t end = at + 1;
        while (end < lines_.size() && !lines_[end].text.empty() && !is_footnote(lines_[end].text))
            ++end;
        while (end + 1 < lines_.size() && lines_[end].text.empty() &&
               indentation_of(lines_[end + 1].text) >= 4)
            end += 2;
        leave_out("footnote", Lines(lines_).subspan(at, end - at));
        return end;
    }

    /// The line without "[^1]".
    std::string without_footnote_marks(std::string_view line, const Line& place) {
        constexpr std::size_t longest_mark = 40;
        std::string kept;
        while (true) {
            const std::size_t begin = line.find("[^");
            const std::size_t end = begin == std::string_view::npos ? begin : line.find(']', begin);
            if (end == std::string_view::npos || end - begin > longest_mark) return kept + std::string(line);
            kept += line.substr(0, begin);
            source_.left_out.push_back(
                {"mark of a footnote", std::string(line.substr(begin, end + 1 - begin)), place_of(place)});
            line.remove_prefix(end + 1);
        }
    }

    std::vector<Line> lines_;
    MarkdownSource source_;
    std::string_view code_fence_;
    bool in_code_ = false;
    std::size_t after_address_ = 0;  ///< index behind the last definition
};

}  // namespace

MarkdownSource prepared_markdown(std::string_view utf8) {
    return MarkdownPreparation(utf8).prepare();
}

}  // namespace storyflow::books
