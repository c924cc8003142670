#include "text/english/decimal_comma.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// Words and symbols behind a number that is measured, not counted.
constexpr std::array measures{"EUR"sv,     "billion"sv, "cm"sv,     "degrees"sv, "dollars"sv,    "euro"sv,
                              "euros"sv,   "g"sv,       "hours"sv,  "kg"sv,      "kilometers"sv, "km"sv,
                              "kroner"sv,  "l"sv,       "liters"sv, "m"sv,       "meters"sv,     "miles"sv,
                              "million"sv, "ml"sv,      "mm"sv,     "percent"sv, "points"sv,     "pounds"sv,
                              "seconds"sv, "tons"sv};
static_assert(std::ranges::is_sorted(measures));

bool is_measured(std::u32string_view text, std::size_t end) {
    const std::size_t next = end + (char_at(text, end) == U' ' ? 1 : 0);
    const char32_t sign = char_at(text, next);
    if (sign == U'€' || sign == U'%' || sign == U'°' || sign == U'£') return true;
    const std::u32string_view word = word_at(text, next);
    return ends_word(text, next + word.size()) && contains(measures, utf8(word));
}

bool follows_euro(std::u32string_view text, std::size_t begin) {
    const char32_t before = char_at(text, begin - (char_at(text, begin - 1) == U' ' ? 2 : 1));
    return before == U'€';
}

bool is_decimal_comma(std::u32string_view text, std::size_t comma) {
    constexpr std::size_t most_decimals = 2;
    const std::size_t whole = digits_before(text, comma);
    const std::size_t decimals = digits_from(text, comma + 1, most_decimals + 1);
    if (whole == 0 || whole > 3 || decimals == 0 || decimals > most_decimals) return false;
    const std::size_t begin = comma - whole;
    const std::size_t end = comma + 1 + decimals;
    const auto goes_on = [](char32_t c) { return c == U',' || c == U'.' || is_letter(c); };
    if (goes_on(char_at(text, begin - 1))) return false;
    const bool more = goes_on(char_at(text, end)) && is_digit(char_at(text, end + 1));
    return !more && (is_measured(text, end) || follows_euro(text, begin));
}

/// The position of the first point of the groups of three that end at `comma`, as in "1.234.567,89"; `comma`
/// if there are none.
std::size_t first_grouping_point(std::u32string_view text, std::size_t comma) {
    constexpr std::size_t most_groups = 5;
    std::size_t first = comma;
    for (std::size_t groups = 0; groups < most_groups; ++groups) {
        const std::size_t digits = digits_before(text, first);
        if (digits != 3 || char_at(text, first - 4) != U'.') break;
        first -= 4;
    }
    const std::size_t leading = digits_before(text, first);
    const bool is_number = first != comma && leading >= 1 && leading <= 3 && text[first - leading] != U'0' &&
                           char_at(text, first - leading - 1) != U'.' &&
                           !is_letter(char_at(text, first - leading - 1));
    return is_number ? first : comma;
}

/// Whether one or two decimals stand behind the comma, and then no more digits.
bool has_decimals(std::u32string_view text, std::size_t comma) {
    const std::size_t decimals = digits_from(text, comma + 1, 3);
    return (decimals == 1 || decimals == 2) && !is_letter(char_at(text, comma + 1 + decimals));
}

}  // namespace

void put_decimal_points(std::u32string& text) {
    for (std::size_t at = text.find(U','); at != std::u32string::npos; at = text.find(U',', at + 1)) {
        if (is_decimal_comma(text, at)) text[at] = U'.';
        if (text[at] != U',' || !has_decimals(text, at)) continue;
        const std::size_t first = first_grouping_point(text, at);
        if (first == at) continue;
        std::replace(text.begin() + static_cast<std::ptrdiff_t>(first),
                     text.begin() + static_cast<std::ptrdiff_t>(at), U'.', U',');
        text[at] = U'.';
    }
}

}  // namespace storyflow::text
