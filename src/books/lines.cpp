#include "books/lines.hpp"

#include "base/utf8.hpp"

namespace storyflow::books {

namespace {

std::string_view without_end_space(std::string_view line) {
    const auto trimmed = base::trim(line);
    if (trimmed.empty()) return {};
    return line.substr(0, static_cast<std::size_t>(trimmed.data() - line.data()) + trimmed.size());
}

}  // namespace

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back({without_end_space(text.substr(0, end)), lines.size() + 1});
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::vector<LineGroup> groups_of(Lines lines) {
    std::vector<LineGroup> groups;
    std::size_t blanks = blanks_of_chapter;
    for (const Line& line : lines) {
        if (line.text.empty()) {
            ++blanks;
            continue;
        }
        if (blanks > 0) groups.push_back({{}, blanks});
        groups.back().lines.push_back(line);
        blanks = 0;
    }
    return groups;
}

std::string text_of(Lines lines) {
    std::string text;
    for (const Line& line : lines) {
        if (!text.empty()) text += '\n';
        text += line.text;
    }
    return std::string(base::trim(text));
}

std::string place_of(const Line& line) {
    return "line " + std::to_string(line.number);
}

}  // namespace storyflow::books
