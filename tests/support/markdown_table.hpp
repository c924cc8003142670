#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace storyflow::support {

/// The cells of one row of a Markdown table, without the blanks around them. `\|` is a bar within a cell.
using MarkdownRow = std::vector<std::string>;

[[nodiscard]] inline MarkdownRow cells_of(const std::string& line) {
    MarkdownRow cells;
    std::string cell;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
            cell += line[++i];
        } else if (line[i] == '|') {
            const auto begin = cell.find_first_not_of(' ');
            const auto end = cell.find_last_not_of(' ');
            cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, end - begin + 1));
            cell.clear();
        } else {
            cell += line[i];
        }
    }
    return cells;
}

/// The rows of the table whose first column is headed so. Throws std::runtime_error when the page has no such
/// table.
[[nodiscard]] inline std::vector<MarkdownRow> table_of(const std::filesystem::path& page,
                                                       const std::string& first_heading) {
    std::ifstream file(page);
    std::vector<MarkdownRow> rows;
    bool is_inside = false;
    for (std::string line; std::getline(file, line);) {
        if (is_inside && !line.starts_with("|")) break;
        if (is_inside && !line.starts_with("|---")) rows.push_back(cells_of(line));
        is_inside = is_inside || line.starts_with("| " + first_heading + " |");
    }
    if (!is_inside) throw std::runtime_error(page.string() + " has no table of " + first_heading);
    return rows;
}

/// What stands between backticks, in order.
[[nodiscard]] inline std::vector<std::string> code_in(const std::string& cell) {
    std::vector<std::string> codes;
    for (auto begin = cell.find('`'); begin != std::string::npos;) {
        const auto end = cell.find('`', begin + 1);
        if (end == std::string::npos) break;
        codes.push_back(cell.substr(begin + 1, end - begin - 1));
        begin = cell.find('`', end + 1);
    }
    return codes;
}

}  // namespace storyflow::support
