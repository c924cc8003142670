#include "text/english/line_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/characters.hpp"
#include "text/english/numbers.hpp"
#include "text/english/roman_numerals.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_heading = 80;
constexpr std::size_t longest_subtitle = 50;

constexpr std::array division_words{"act"sv,    "book"sv, "canto"sv, "chapter"sv, "episode"sv,
                                    "letter"sv, "part"sv, "scene"sv, "section"sv, "volume"sv};
constexpr std::array lone_headings{"acknowledgments"sv, "afterword"sv, "conclusion"sv, "contents"sv,
                                   "dedication"sv,      "epilogue"sv,  "foreword"sv,   "interlude"sv,
                                   "introduction"sv,    "preface"sv,   "prologue"sv};
/// First parts of words that keep their hyphen: "self-made", "twenty-five".
constexpr std::array hyphenated{
    "all"sv,   "cross"sv, "double"sv, "eighty"sv, "ex"sv,     "fifty"sv, "first"sv, "forty"sv, "free"sv,
    "full"sv,  "good"sv,  "great"sv,  "half"sv,   "hard"sv,   "high"sv,  "ill"sv,   "left"sv,  "long"sv,
    "low"sv,   "new"sv,   "ninety"sv, "non"sv,    "old"sv,    "open"sv,  "right"sv, "self"sv,  "seventy"sv,
    "short"sv, "sixty"sv, "so"sv,     "thirty"sv, "twenty"sv, "two"sv,   "well"sv};
static_assert(std::ranges::is_sorted(division_words) && std::ranges::is_sorted(lone_headings) &&
              std::ranges::is_sorted(hyphenated));

bool is_line_end(char32_t c) {
    return c == U'\0' || c == U'\n';
}

/// The line that ends at `end`, without the spaces around it; empty when it is longer than a heading.
std::u32string_view line_before(std::u32string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && end - begin <= longest_heading && text[begin - 1] != U'\n')
        --begin;
    if (end - begin > longest_heading) return {};
    std::u32string_view line = text.substr(begin, end - begin);
    while (line.ends_with(U' '))
        line.remove_suffix(1);
    while (line.starts_with(U' '))
        line.remove_prefix(1);
    return line;
}

bool is_number(std::u32string_view word) {
    if (word.empty()) return false;
    if (digits_from(word, 0) == word.size()) return true;
    return roman_value(word) || is_number_word(small_letters(word));
}

/// The length of "Chapter 2" or "PART TWO" at the beginning of the line; 0 if it begins otherwise.
std::size_t division_size(std::u32string_view line) {
    const std::u32string_view word = word_at(line, 0);
    if (word.empty() || !is_capital(word.front()) || !contains(division_words, small_letters(word))) return 0;
    std::size_t begin = skip_gap(line, word.size());
    // As in "Book the First".
    const bool has_article = small_letters(word_at(line, begin)) == "the";
    if (has_article) begin = skip_gap(line, begin + 3);
    const std::size_t size = std::max(digits_from(line, begin), letters_from(line, begin));
    const std::u32string_view number = line.substr(begin, size);
    const bool is_one = has_article ? !number.empty() && is_capital(number.front()) : is_number(number);
    return begin > word.size() && is_one ? begin + size : 0;
}

/// "Chapter 2", "Part IV: The Storm", "Prologue".
bool is_division(std::u32string_view line) {
    if (contains(lone_headings, small_letters(line)) && is_capital(line.front())) return true;
    const std::size_t size = division_size(line);
    if (size == 0) return false;
    const char32_t after = char_at(line, skip_gap(line, size));
    return after == U'\0' || std::u32string_view(U".:-–—").find(after) != std::u32string_view::npos;
}

/// Whether every longer word has a capital: "The Storm", "Of Ships and Men".
bool is_title(std::u32string_view line) {
    constexpr std::size_t longest_small_word = 3;
    if (line.empty() || !is_capital(line.front())) return false;
    for (std::size_t at = 0; at < line.size();) {
        const std::u32string_view word = word_at(line, at);
        if (word.size() > longest_small_word && !is_capital(word.front())) return false;
        at += std::max<std::size_t>(word.size(), 1);
    }
    return true;
}

/// Whether the line at `at` is "====" or "----", which underlines a heading.
bool is_underline(std::u32string_view text, std::size_t at) {
    constexpr std::size_t shortest = 3;
    const char32_t sign = char_at(text, at);
    if (sign != U'=' && sign != U'-') return false;
    std::size_t end = at;
    while (end - at < longest_heading && char_at(text, end) == sign)
        ++end;
    return end - at >= shortest && (is_line_end(char_at(text, end)) || end - at == longest_heading);
}

/// Whether a list's item begins the line: "- milk", "2) eggs".
bool is_list_item(std::u32string_view line) {
    const std::size_t digits = digits_from(line, 0, 3);
    const char32_t mark = char_at(line, digits);
    const bool has_mark = digits == 0 ? mark == U'-' || mark == U'*' || mark == U'•' || mark == U'+'
                                      : mark == U'.' || mark == U')';
    return has_mark && char_at(line, digits + 1) == U' ';
}

std::u32string_view without_closing_hashes(std::u32string_view line) {
    if (!line.starts_with(U'#')) return line;
    while (line.ends_with(U'#') || line.ends_with(U' '))
        line.remove_suffix(1);
    return line;
}

bool is_heading(std::u32string_view text, std::u32string_view line, std::size_t line_break) {
    if (line.starts_with(U"# ") || line.starts_with(U"##")) return is_letter(line.back());
    if (is_underline(text, line_break + 1)) return true;
    const char32_t next = char_at(text, skip_gap(text, line_break));
    if (is_list_item(line)) return is_list_item(text.substr(line_break + 1, longest_word));
    if (!is_capital(next) && !is_digit(next) && next != U'"' && next != U'\'') return false;
    if (is_division(line)) return true;
    const std::size_t begin = position_of(text, line);
    return begin > 0 && (is_title(line) || line.size() <= longest_subtitle) &&
           is_division(line_before(text, begin - 1));
}

/// Letters and hyphens before `at`, without a space.
bool has_hyphen_before(std::u32string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < longest_word && (is_letter(text[begin - 1]) || text[begin - 1] == U'-'))
        --begin;
    return text.substr(begin, at - begin).find(U'-') != std::u32string_view::npos;
}

/// The position behind the "##" that begins a heading's line; else `at`.
std::size_t opening_hashes_end(std::u32string_view text, std::size_t at) {
    constexpr std::size_t most_hashes = 6;
    std::size_t end = at;
    while (end - at <= most_hashes && char_at(text, end) == U'#')
        ++end;
    const bool is_mark = begins_line(text, at) && end - at <= most_hashes && char_at(text, end) == U' ';
    const char32_t next = char_at(text, end + 1);
    return is_mark && (end - at > 1 ? is_word_char(next) : is_letter(next)) ? end : at;
}

/// The same for the "##" that ends it.
std::size_t closing_hashes_end(std::u32string_view text, std::size_t at) {
    std::size_t end = at;
    while (end - at < longest_gap && char_at(text, end) == U'#')
        ++end;
    const bool closes = is_space(char_at(text, at - 1)) && is_line_end(char_at(text, end));
    const std::u32string_view line = line_before(text, at);
    return closes && (line.starts_with(U"# ") || line.starts_with(U"##")) ? end : at;
}

}  // namespace

std::optional<Reading> read_heading_end(const Place& place) {
    if (char_at(place.text, place.at) != U'\n') return std::nullopt;
    const std::u32string_view line = without_closing_hashes(line_before(place.text, place.at));
    if (line.empty() || !(is_word_char(line.back()) || line.back() == U')')) return std::nullopt;
    if (!is_heading(place.text, line, place.at)) return std::nullopt;
    return Reading{1, "."};
}

std::optional<Reading> read_line_mark(const Place& place) {
    const char32_t mark = char_at(place.text, place.at);
    if (mark == U'#') {
        const std::size_t opening = opening_hashes_end(place.text, place.at);
        const std::size_t end = opening > place.at ? opening : closing_hashes_end(place.text, place.at);
        return end > place.at ? std::optional(Reading{end - place.at, {}}) : std::nullopt;
    }
    if (mark != U'>' || !begins_line(place.text, place.at)) return std::nullopt;
    const char32_t next = char_at(place.text, skip_gap(place.text, place.at + 1));
    const bool quotes = is_letter(next) || next == U'>' || next == U'"' || next == U'\'' || next == U'#';
    return quotes ? std::optional(Reading{1, {}}) : std::nullopt;
}

std::optional<Reading> read_line_hyphen(const Place& place) {
    const std::u32string_view text = place.text;
    if (char_at(text, place.at) != U'-' || char_at(text, place.at + 1) != U'\n') return std::nullopt;
    const char32_t next = char_at(text, place.at + 2);
    if (!is_letter(char_at(text, place.at - 1)) || !is_letter(next) || is_capital(next)) return std::nullopt;
    const std::u32string_view before = word_before(text, place.at);
    const std::size_t end = place.at + 2 + letters_from(text, place.at + 2);
    const bool keeps = has_hyphen_before(text, place.at) || char_at(text, end) == U'-' ||
                       contains(hyphenated, small_letters(before));
    return Reading{2, keeps ? "-" : "", Joint::glued};
}

}  // namespace storyflow::text
