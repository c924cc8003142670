#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <string>
#include <string_view>

/// What the rules of `normalise` ask about characters and words of a text in code points. Positions beyond
/// either end are allowed everywhere and hold no character (0). Every look ahead or back has a bound, so that
/// a rule costs the same wherever it is tried. Pure.
namespace storyflow::text {

inline constexpr std::size_t longest_word = 64;    ///< letters or digits looked at in one go
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
/// Letters with the marks on them, and opaque words.
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_capital(char32_t c);
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
/// A text ends, or a line does, or there is a space.
[[nodiscard]] inline bool is_gap(char32_t c) {
    return c == U'\0' || is_space(c);
}

/// A word begins at `at`: nothing of a word stands before it, and no apostrophe joins it to one.
[[nodiscard]] bool begins_word(std::u32string_view text, std::size_t at);
/// No word goes on at `at`.
[[nodiscard]] inline bool ends_word(std::u32string_view text, std::size_t at) {
    return !is_word_char(char_at(text, at));
}

/// How many digits (letters) stand at `at`, at most `limit`.
[[nodiscard]] std::size_t digits_from(std::u32string_view text, std::size_t at,
                                      std::size_t limit = longest_word);
[[nodiscard]] std::size_t letters_from(std::u32string_view text, std::size_t at,
                                       std::size_t limit = longest_word);
/// How many digits stand directly before `at`.
[[nodiscard]] std::size_t digits_before(std::u32string_view text, std::size_t at);

[[nodiscard]] bool matches(std::u32string_view text, std::size_t at, std::string_view ascii);
/// `lower` is in small letters.
[[nodiscard]] bool matches_any_case(std::u32string_view text, std::size_t at, std::string_view lower);

/// The letters at `at`, maybe none.
[[nodiscard]] std::u32string_view word_at(std::u32string_view text, std::size_t at);
/// The letters before `at`, behind a short gap and at most one full stop; none when there is no such word.
[[nodiscard]] std::u32string_view word_before(std::u32string_view text, std::size_t at);
/// The word that begins behind the short gap at `at`.
[[nodiscard]] std::u32string_view word_after_gap(std::u32string_view text, std::size_t at);
/// Where `part` lies in `text`, of which it is a view.
[[nodiscard]] inline std::size_t position_of(std::u32string_view text, std::u32string_view part) {
    return static_cast<std::size_t>(part.data() - text.data());
}

/// First position at or after `at` that holds no space, at most a short gap on.
[[nodiscard]] std::size_t skip_gap(std::u32string_view text, std::size_t at);

/// The word in small ASCII letters; every other character becomes one that is in no table.
[[nodiscard]] std::string small_letters(std::u32string_view word);
[[nodiscard]] bool is_all_capitals(std::u32string_view word);

/// Up to 19 digits.
[[nodiscard]] std::uint64_t number_value(std::u32string_view digits);

/// A verb's or a noun's ending, as far as it tells that the number before it counts things: "seats",
/// "people".
[[nodiscard]] bool looks_plural(std::u32string_view word);

void append_utf8(std::string& out, char32_t code_point);
[[nodiscard]] std::string utf8(std::u32string_view text);

/// `table` is sorted; see `is_sorted_table`.
template <typename Table>
[[nodiscard]] bool contains(const Table& table, std::string_view word) {
    return std::ranges::binary_search(table, word);
}

}  // namespace storyflow::text
