#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <string>
#include <string_view>

/// Questions that the rules of `normalise` ask about characters and words of a text in code points. Positions
/// beyond either end are allowed everywhere and read as character 0. Every look ahead or back has a limit, so
/// the cost of a rule does not depend on the length of the text. Pure.
namespace storyflow::text {

inline constexpr std::size_t longest_word = 64;    ///< letters or digits that a function looks at
inline constexpr std::size_t longest_gap = 4;      ///< spaces between two words of one phrase
inline constexpr std::size_t longest_number = 18;  ///< digits that are still read as one number

[[nodiscard]] inline char32_t char_at(std::u32string_view text, std::size_t at) {
    return at < text.size() ? text[at] : U'\0';
}

[[nodiscard]] inline bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
[[nodiscard]] inline bool is_opaque(char32_t c) {
    return c >= 0xE000 && c <= 0xF8FF;
}
/// Letters, the marks on them, and opaque words.
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_capital(char32_t c);
/// Whether the word begins with a capital.
[[nodiscard]] inline bool is_capitalised(std::u32string_view word) {
    return !word.empty() && is_capital(word.front());
}
[[nodiscard]] inline bool is_word_char(char32_t c) {
    return is_digit(c) || is_letter(c);
}
[[nodiscard]] inline bool is_space(char32_t c) {
    return c == U' ' || c == U'\n';
}
[[nodiscard]] inline bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
[[nodiscard]] inline bool is_dash(char32_t c) {
    return c == U'-' || c == U'–';
}
/// Whether there is a space or a line break, or the text ends.
[[nodiscard]] inline bool is_gap(char32_t c) {
    return c == U'\0' || is_space(c);
}

/// Whether a word begins at `at`: no character of a word stands before it, and no apostrophe joins it to one.
[[nodiscard]] bool begins_word(std::u32string_view text, std::size_t at);
/// Whether at most a few spaces stand between `at` and the beginning of its line.
[[nodiscard]] bool begins_line(std::u32string_view text, std::size_t at);
/// Whether no word goes on at `at`.
[[nodiscard]] inline bool ends_word(std::u32string_view text, std::size_t at) {
    return !is_word_char(char_at(text, at));
}

/// The number of digits (or letters) at `at`, at most `limit`.
[[nodiscard]] std::size_t digits_from(std::u32string_view text, std::size_t at,
                                      std::size_t limit = longest_word);
[[nodiscard]] std::size_t letters_from(std::u32string_view text, std::size_t at,
                                       std::size_t limit = longest_word);
/// The number of digits directly before `at`.
[[nodiscard]] std::size_t digits_before(std::u32string_view text, std::size_t at);

[[nodiscard]] bool matches(std::u32string_view text, std::size_t at, std::string_view ascii);
/// `lower` must be in lower case.
[[nodiscard]] bool matches_any_case(std::u32string_view text, std::size_t at, std::string_view lower);

/// The letters at `at`; may be empty.
[[nodiscard]] std::u32string_view word_at(std::u32string_view text, std::size_t at);
/// The letters before `at`, over a short gap and at most one full stop; empty if no word stands there.
[[nodiscard]] std::u32string_view word_before(std::u32string_view text, std::size_t at);
/// The word after the short gap at `at`.
[[nodiscard]] std::u32string_view word_after_gap(std::u32string_view text, std::size_t at);
/// The index at which `part`, a view into `text`, begins.
[[nodiscard]] inline std::size_t position_of(std::u32string_view text, std::u32string_view part) {
    return static_cast<std::size_t>(part.data() - text.data());
}

/// The first position from `at` on that holds no space; skips at most `longest_gap` spaces.
[[nodiscard]] std::size_t skip_gap(std::u32string_view text, std::size_t at);

/// The word in lower-case ASCII letters; every other character becomes one that is in no table.
[[nodiscard]] std::string small_letters(std::u32string_view word);
[[nodiscard]] bool is_all_capitals(std::u32string_view word);

/// The value of up to 19 digits.
[[nodiscard]] std::uint64_t number_value(std::u32string_view digits);

/// Whether a word's ending suggests that the number before it counts things: "seats", "people".
[[nodiscard]] bool looks_plural(std::u32string_view word);

void append_utf8(std::string& out, char32_t code_point);
[[nodiscard]] std::string utf8(std::u32string_view text);

/// `table` must be sorted; see `is_sorted_table`.
template <typename Table>
[[nodiscard]] bool contains(const Table& table, std::string_view word) {
    return std::ranges::binary_search(table, word);
}

}  // namespace storyflow::text
