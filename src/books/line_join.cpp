#include "books/line_join.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "text/characters.hpp"
#include "text/english/line_rules.hpp"

namespace storyflow::books {

namespace {

constexpr std::string_view soft_hyphen = "\u00AD";
constexpr std::string_view hyphen = "\u2010";

std::u32string code_points(std::string_view text) {
    std::u32string points;
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        points += static_cast<char32_t>(c);
    }
    return points;
}

/// The last word of the text, without `tail` bytes at its end.
std::u32string last_word(std::string_view text, std::size_t tail) {
    const auto before = text.substr(0, text.size() - tail);
    const std::size_t space = before.find_last_of(" \n");
    const auto word = before.substr(space == std::string_view::npos ? 0 : space + 1);
    return word.size() > 4 * text::longest_word ? std::u32string() : code_points(word);
}

std::u32string first_word(std::string_view line) {
    const auto word = line.substr(0, line.find(' '));
    return word.size() > 4 * text::longest_word ? std::u32string() : code_points(word);
}

bool is_alphanumeric(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0;
}

/// Joins the halves of a word around the hyphen of `tail` bytes; returns false when it is none.
bool join_halves(std::string& text, std::string_view line, std::size_t tail) {
    const std::u32string before = last_word(text, tail);
    const std::u32string after = first_word(line);
    if (before.empty() || after.empty() || !is_alphanumeric(before.back()) || !is_alphanumeric(after.front()))
        return false;
    const std::u32string divided = before + U"-\n" + after;
    const auto reading = text::read_line_hyphen({divided, before.size(), {}});
    if (reading && reading->words.empty()) text.resize(text.size() - tail);
    text += line;
    return true;
}

}  // namespace

void append_line(std::string& text, std::string_view line) {
    if (text.ends_with(soft_hyphen)) {
        text.resize(text.size() - soft_hyphen.size());
        text += line;
        return;
    }
    const bool has_dash = text.ends_with("--") || text.ends_with("—");
    if (has_dash) {
        const std::size_t mark = text.find_last_not_of("-\xE2\x80\x94");
        const bool follows_word = mark != std::string::npos && text[mark] != ' ' && text[mark] != '\n';
        text += (follows_word ? "" : " ") + std::string(line);
        return;
    }
    if (text.ends_with('-') && join_halves(text, line, 1)) return;
    if (text.ends_with(hyphen) && join_halves(text, line, hyphen.size())) return;
    if (!text.empty()) text += ' ';
    text += line;
}

}  // namespace storyflow::books
