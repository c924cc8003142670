#include "speech/english/affixes.hpp"

#include <algorithm>
#include <array>

#include "speech/english/characters.hpp"
#include "text/characters.hpp"

namespace storyflow::speech::english {

namespace {

using namespace std::string_view_literals;
using text::char_at;
using text::is_capital;
using text::is_digit;
using text::is_letter;

constexpr std::array dollars{U"US$"sv, U"C$"sv, U"A$"sv};
constexpr std::array possessives{U"'s"sv, U"'S"sv, U"’s"sv, U"’S"sv};
/// The longer of two that end alike comes first.
constexpr std::array units{U"km²"sv,  U"km³"sv, U"dm²"sv, U"dm³"sv, U"cm²"sv, U"cm³"sv,  U"mm²"sv, U"mm³"sv,
                           U"km/h"sv, U"m/s"sv, U"kmh"sv, U"mph"sv, U"hPa"sv, U"mbar"sv, U"km"sv,  U"m²"sv,
                           U"m³"sv,   U"dm"sv,  U"cm"sv,  U"mm"sv,  U"ha"sv,  U"µm"sv,   U"nm"sv,  U"yd"sv,
                           U"in"sv,   U"ft"sv,  U"kg"sv,  U"mg"sv,  U"µg"sv,  U"lb"sv,   U"oz"sv,  U"Pa"sv,
                           U"mb"sv,   U"MB"sv,  U"kb"sv,  U"KB"sv,  U"gb"sv,  U"GB"sv,   U"tb"sv,  U"TB"sv,
                           U"m"sv,    U"g"sv,   U"t"sv,   U"T"sv,   U"G"sv,   U"M"sv,    U"K"sv,   U"%"sv};
constexpr std::size_t longest_unit = 4;
constexpr std::array hyphens{U"---"sv, U"--"sv, U"-"sv, U"——"sv, U"—"sv, U"–"sv, U"~"sv};

bool is_dash(char32_t c) {
    return c == U'—' || c == U'–';
}

bool is_letter_or_digit(char32_t c) {
    return is_letter(c) || is_digit(c);
}

/// Full stops from `at` on, if more than one.
std::size_t dots_at(std::u32string_view word, std::size_t at) {
    const std::size_t end = std::min(word.find_first_not_of(U'.', at), word.size());
    return end - at > 1 ? end - at : 0;
}

std::size_t dots_at_end(std::u32string_view word) {
    const std::size_t last = word.find_last_not_of(U'.');
    const std::size_t count = word.size() - (last == std::u32string_view::npos ? 0 : last + 1);
    return count > 1 ? count : 0;
}

/// Whether a full stop after `before` ends a sentence rather than an abbreviation.
bool stop_parts_from(std::u32string_view before) {
    const char32_t last = before.back();
    if (is_capital(last)) return before.size() > 1 && is_capital(before[before.size() - 2]);
    return is_letter_or_digit(last) || is_mark(last) || is_quote(last) ||
           U"%²-+|"sv.find(last) != std::u32string_view::npos;
}

/// The length of the currency or unit that follows a digit at the end.
std::size_t unit_length(std::u32string_view word) {
    const std::u32string_view tail = word.substr(word.size() - std::min(word.size(), longest_unit + 1));
    if (std::ranges::none_of(tail, is_digit)) return 0;
    const auto follows_digit = [&](std::size_t length) {
        return word.size() > length && is_digit(word[word.size() - length - 1]);
    };
    const auto matches = [&](std::u32string_view unit) {
        return word.ends_with(unit) && follows_digit(unit.size());
    };
    if (const auto* const unit = std::ranges::find_if(units, matches); unit != units.end())
        return unit->size();
    if (const auto* const dollar = std::ranges::find_if(dollars, matches); dollar != dollars.end())
        return dollar->size();
    return (is_currency(word.back()) || word.back() == U'+') && follows_digit(1) ? 1 : 0;
}

std::size_t stop_length(std::u32string_view word) {
    if (const std::size_t dots = dots_at_end(word); dots > 0) return dots;
    return word.size() > 1 && stop_parts_from(word.substr(0, word.size() - 1)) ? 1 : 0;
}

bool is_full_stop_between(char32_t before, char32_t after) {
    return (is_small(before) || is_quote(before)) && (is_capital(after) || is_quote(after));
}

std::size_t hyphen_length(std::u32string_view word, std::size_t at) {
    for (const std::u32string_view hyphen : hyphens) {
        if (word.substr(at).starts_with(hyphen) && is_letter(char_at(word, at + hyphen.size())))
            return hyphen.size();
    }
    return 0;
}

}  // namespace

std::size_t prefix_length(std::u32string_view word) {
    if (word.empty()) return 0;
    const char32_t first = word.front();
    if (first == U'.') return dots_at(word, 0);
    if (first == U'+') return is_digit(char_at(word, 1)) ? 0 : 1;
    if (first == U'§' || first == U'%' || first == U'=' || is_dash(first)) return 1;
    if (is_mark(first) || is_quote(first) || is_currency(first) || is_sign(first)) return 1;
    const auto* const dollar =
        std::ranges::find_if(dollars, [&](std::u32string_view name) { return word.starts_with(name); });
    return dollar == dollars.end() ? 0 : dollar->size();
}

std::size_t suffix_length(std::u32string_view word) {
    if (word.empty()) return 0;
    const char32_t last = word.back();
    if (last == U'.') return stop_length(word);
    if (word.ends_with(U"……")) return 2;
    if (is_mark(last) || is_quote(last) || is_sign(last) || is_dash(last)) return 1;
    const bool is_possessive =
        std::ranges::any_of(possessives, [&](std::u32string_view ending) { return word.ends_with(ending); });
    return is_possessive ? 2 : unit_length(word);
}

std::size_t infix_length(std::u32string_view word, std::size_t at) {
    const char32_t c = word[at];
    if (is_small(c)) return 0;
    if (c == U'.' && dots_at(word, at) > 0) return dots_at(word, at);
    if (c == U'…' || is_sign(c)) return 1;
    const char32_t before = at > 0 ? word[at - 1] : U'\0';
    const char32_t after = char_at(word, at + 1);
    if (c == U'.') return is_full_stop_between(before, after) ? 1 : 0;
    if (c == U',') return is_letter(before) && is_letter(after) ? 1 : 0;
    const bool is_operator = U"+-*^"sv.find(c) != std::u32string_view::npos;
    if (is_operator && is_digit(before) && (is_digit(after) || after == U'-')) return 1;
    if (!is_letter_or_digit(before)) return 0;
    if (U":<>=/"sv.find(c) != std::u32string_view::npos) return is_letter(after) ? 1 : 0;
    return hyphen_length(word, at);
}

}  // namespace storyflow::speech::english
