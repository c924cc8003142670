#include "text/chunks.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view sentence_ends = ".!?";
constexpr std::array closing_marks{"\""sv, "'"sv, ")"sv, "]"sv, "}"sv, "”"sv, "’"sv, "»"sv, "›"sv};

/// Bytes of the closing quote or bracket, or of the further `.`, `!`, `?`, that `text` starts with; 0 when
/// there is none.
std::size_t leading_tail_mark(std::string_view text) {
    if (text.empty()) return 0;
    if (sentence_ends.find(text.front()) != std::string_view::npos) return 1;
    const auto mark = std::find_if(closing_marks.begin(), closing_marks.end(),
                                   [text](std::string_view closing) { return text.starts_with(closing); });
    return mark == closing_marks.end() ? 0 : mark->size();
}

bool starts_with_space(std::string_view text) {
    return base::is_blank(base::first_code_points(text, 1));
}

std::string_view skip_space(std::string_view text) {
    while (!text.empty() && starts_with_space(text))
        text.remove_prefix(base::first_code_points(text, 1).size());
    return text;
}

/// Bytes of the first sentence; the white space behind it is not part of it.
std::size_t first_sentence(std::string_view text) {
    std::size_t end = text.find_first_of(sentence_ends);
    while (end != std::string_view::npos) {
        while (const std::size_t mark = leading_tail_mark(text.substr(end)))
            end += mark;
        if (starts_with_space(text.substr(end))) return end;
        end = text.find_first_of(sentence_ends, end);
    }
    return text.size();
}

std::vector<std::string_view> sentences(std::string_view script) {
    std::vector<std::string_view> found;
    for (std::string_view rest = base::trim(script); !rest.empty();) {
        const std::size_t size = first_sentence(rest);
        found.push_back(rest.substr(0, size));
        rest = skip_space(rest.substr(size));
    }
    return found;
}

}  // namespace

std::vector<std::string> split_chunks(std::string_view script, std::size_t limit) {
    if (base::is_blank(script)) return {};
    if (base::code_point_count(script) <= limit) return {std::string(script)};

    std::vector<std::string> chunks;
    std::size_t last_length = 0;
    for (const std::string_view sentence : sentences(script)) {
        const std::size_t length = base::code_point_count(sentence);
        if (!chunks.empty() && last_length + 1 + length <= limit) {
            chunks.back().append(" ").append(sentence);
            last_length += 1 + length;
        } else {
            chunks.emplace_back(sentence);
            last_length = length;
        }
    }
    return chunks;
}

}  // namespace storyflow::text
