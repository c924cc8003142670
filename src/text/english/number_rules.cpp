#include "text/english/number_rules.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"
#include "text/english/currencies.hpp"
#include "text/english/numbers.hpp"
#include "text/english/numeral.hpp"
#include "text/english/time_rules.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array calling_words{"call"sv,  "called"sv, "dial"sv, "dialed"sv,   "fax"sv,
                                   "phone"sv, "pin"sv,    "tel"sv,  "telephone"sv};
constexpr std::array states{
    "AK"sv, "AL"sv, "AR"sv, "AZ"sv, "CA"sv, "CO"sv, "CT"sv, "DC"sv, "DE"sv, "FL"sv, "GA"sv, "HI"sv, "IA"sv,
    "ID"sv, "IL"sv, "IN"sv, "KS"sv, "KY"sv, "LA"sv, "MA"sv, "MD"sv, "ME"sv, "MI"sv, "MN"sv, "MO"sv, "MS"sv,
    "MT"sv, "NC"sv, "ND"sv, "NE"sv, "NH"sv, "NJ"sv, "NM"sv, "NV"sv, "NY"sv, "OH"sv, "OK"sv, "OR"sv, "PA"sv,
    "RI"sv, "SC"sv, "SD"sv, "TN"sv, "TX"sv, "UT"sv, "VA"sv, "VT"sv, "WA"sv, "WI"sv, "WV"sv, "WY"sv};
static_assert(std::ranges::is_sorted(calling_words) && std::ranges::is_sorted(states));

std::u32string_view digits_at(const Place& place) {
    return place.text.substr(place.at, digits_from(place.text, place.at));
}

/// Reads "3840" as in "3840x2160".
std::string dimension_words(const Numeral& numeral, NumberStyle style) {
    const std::uint64_t number = number_value(numeral.whole);
    const bool in_pairs = numeral.decimals.empty() && !numeral.grouped && numeral.whole.size() == 4 &&
                          number % 100 >= 10 && number >= 1000;
    return in_pairs ? year_words(number, style) : numeral_words(numeral, style);
}

/// Reads "m" and "b" as a million and a billion where the number counts things: "30m users".
std::string_view counted_multiplier(const Place& place, const Numeral& numeral) {
    const char32_t letter = char_at(place.text, numeral.end);
    if (!ends_word(place.text, numeral.end + 1)) return {};
    const bool counts =
        char_at(place.text, numeral.end + 1) == U' ' && looks_plural(word_at(place.text, numeral.end + 2));
    if (letter == U'm' && counts) return "million";
    if ((letter == U'b' || letter == U'B') && (counts || !numeral.decimals.empty())) return "billion";
    return {};
}

bool begins_quantity(std::u32string_view text, std::size_t at) {
    const char32_t c = char_at(text, at);
    return is_digit(c) || ((is_currency_sign(c) || c == U'.') && is_digit(char_at(text, at + 1)));
}

/// Whether the dash at `at` is one of several between groups of digits: 4-4-2, 978-3-16.
bool is_in_chain(std::u32string_view text, std::size_t at) {
    const std::size_t left = digits_before(text, at);
    const std::size_t right = digits_from(text, at + 1);
    if (left == 0 || right == 0) return false;
    const bool goes_on = is_dash(char_at(text, at + 1 + right)) && is_digit(char_at(text, at + 2 + right));
    const std::size_t group = at - left;
    const bool began = group >= 2 && is_dash(text[group - 1]) && is_digit(text[group - 2]);
    return goes_on || began;
}

/// Whether a time with its half of the day, "10 a.m." or "10 am", ends at `at`.
bool ends_day_half(std::u32string_view text, std::size_t at) {
    for (const std::size_t size : {4U, 2U}) {
        if (at < size + 2 || day_half(text, at - size) != size) continue;
        const std::size_t hour = at - size - (text[at - size - 1] == U' ' ? 1 : 0);
        if (is_digit(text[hour - 1])) return true;
    }
    return false;
}

/// Whether an equals sign follows, so that the dash subtracts: "5 - 3 = 2".
bool equals_follows(std::u32string_view text, std::size_t at) {
    const std::size_t end = skip_gap(text, at);
    const auto numeral = numeral_at(text, end);
    return numeral && char_at(text, skip_gap(text, numeral->end)) == U'=';
}

/// Whether "22d" and "3d" are ordinals by what stands around them: "the 22d of June", "the 3d Regiment"; not
/// "a 3d printer".
bool names_member(const Place& place, const Numeral& numeral) {
    const std::u32string_view after = word_after_gap(place.text, numeral.end + 1);
    const std::string before = small_letters(word_before(place.text, place.at));
    if (after == U"of" || (!after.empty() && is_capital(after.front()))) return true;
    if (before == "the" && (after == U"and" || after == U"or")) return true;
    return numeral.whole.size() > 1 && (before == "the" || before == "and");
}

}  // namespace

std::optional<Reading> read_ordinal(const Place& place) {
    const auto numeral = numeral_at(place.text, place.at);
    if (!numeral || !numeral->decimals.empty()) return std::nullopt;
    const bool is_old = is_old_ordinal(place.text, numeral->end) && names_member(place, *numeral);
    const std::size_t suffix = is_old ? 1 : ordinal_suffix(place.text, numeral->end);
    if (suffix == 0) return std::nullopt;
    return Reading{numeral->end + suffix - place.at,
                   ordinal_of(numeral_words(*numeral, number_style(place.dialect)))};
}

std::optional<Reading> read_dimensions(const Place& place) {
    const NumberStyle style = number_style(place.dialect);
    auto numeral = numeral_at(place.text, place.at);
    if (!numeral) return std::nullopt;
    std::string words = dimension_words(*numeral, style);
    const std::size_t cross = numeral->end;
    const bool is_letter_x = char_at(place.text, cross) == U'x' || char_at(place.text, cross) == U'X';
    if (!is_letter_x) return std::nullopt;
    if (ends_word(place.text, cross + 1)) {
        const bool spaced_pair = char_at(place.text, cross + 1) == U'-';
        return spaced_pair ? std::nullopt : std::optional(Reading{cross + 1 - place.at, words + " times"});
    }
    std::size_t end = cross;
    for (int sides = 1; sides < 3; ++sides) {
        const char32_t x = char_at(place.text, end);
        const auto next = x == U'x' || x == U'X' ? numeral_at(place.text, end + 1) : std::nullopt;
        if (!next || next->whole.starts_with(U"0")) break;
        words += " by " + dimension_words(*next, style);
        end = next->end;
    }
    if (end == cross || !ends_word(place.text, end)) return std::nullopt;
    return Reading{end - place.at, words};
}

std::optional<Reading> read_power_of_ten(const Place& place) {
    const auto numeral = numeral_at(place.text, place.at);
    const char32_t letter = numeral ? char_at(place.text, numeral->end) : U'\0';
    if (letter != U'e' && letter != U'E') return std::nullopt;
    const char32_t sign = char_at(place.text, numeral->end + 1);
    const bool is_signed = sign == U'-' || sign == U'−' || sign == U'+';
    const std::size_t begin = numeral->end + (is_signed ? 2 : 1);
    const std::size_t size = digits_from(place.text, begin, 4);
    // "5E3" without a point or a sign may be a house or a type.
    const bool is_certain = is_signed || !numeral->decimals.empty() || letter == U'e';
    if (size == 0 || size > 3 || !is_certain || !ends_word(place.text, begin + size)) return std::nullopt;
    const NumberStyle style = number_style(place.dialect);
    const bool is_negative = is_signed && sign != U'+';
    return Reading{begin + size - place.at,
                   numeral_words(*numeral, style) + " times ten to the " + (is_negative ? "minus " : "") +
                       cardinal(number_value(place.text.substr(begin, size)), style)};
}

std::optional<Reading> read_multiplied(const Place& place) {
    const auto numeral = numeral_at(place.text, place.at);
    if (!numeral || !is_letter(char_at(place.text, numeral->end))) return std::nullopt;
    const bool is_screen = (numeral->whole == U"4" || numeral->whole == U"8") && numeral->decimals.empty() &&
                           char_at(place.text, numeral->end) == U'K';
    if (is_screen) return std::nullopt;
    const std::string words = numeral_words(*numeral, number_style(place.dialect)) + " ";
    if (const auto word = counted_multiplier(place, *numeral); !word.empty())
        return Reading{numeral->end + 1 - place.at, words + std::string(word)};
    const auto multiplier = multiplier_at(place.text, numeral->end, false);
    if (!multiplier) return std::nullopt;
    return Reading{multiplier->end - place.at, words + std::string(multiplier->word)};
}

/// The word before the number, also over a colon: "phone: 5551234567".
std::u32string_view label_before(const Place& place) {
    const bool behind_colon =
        char_at(place.text, place.at - 1) == U' ' && char_at(place.text, place.at - 2) == U':';
    return word_before(place.text, place.at - (behind_colon ? 2 : 0));
}

/// Whether the digits are one of at least four groups of four: "4111 1111 1111 1111".
bool is_card_group(std::u32string_view text, std::size_t at) {
    constexpr std::size_t fewest_groups = 4;
    const auto is_group = [text](std::size_t begin) {
        return digits_from(text, begin, 5) == 4 && ends_word(text, begin + 4);
    };
    if (!is_group(at)) return false;
    std::size_t groups = 1;
    std::size_t first = at;
    for (; groups < fewest_groups && first >= 5 && char_at(text, first - 1) == U' '; ++groups, first -= 5) {
        if (digits_before(text, first - 1) != 4) break;
    }
    for (std::size_t next = at + 4; groups < fewest_groups && char_at(text, next) == U' ';
         ++groups, next += 5) {
        if (!is_group(next + 1)) break;
    }
    return groups == fewest_groups;
}

std::optional<Reading> read_digit_code(const Place& place) {
    const std::u32string_view digits = digits_at(place);
    const std::size_t end = place.at + digits.size();
    const bool is_grouped = char_at(place.text, end) == U',' && is_digit(char_at(place.text, end + 1));
    if (digits.size() < 3 || !ends_word(place.text, end) || is_grouped) return std::nullopt;
    const std::u32string_view before = label_before(place);
    const bool is_postal = digits.size() == 5 && before.size() == 2 && contains(states, utf8(before));
    if (is_postal && char_at(place.text, end) == U'-' && digits_from(place.text, end + 1, 5) == 4)
        return Reading{10, digit_words(digits) + ", " + digit_words(place.text.substr(end + 1, 4))};
    const bool is_called =
        contains(calling_words, small_letters(before)) && !looks_plural(word_after_gap(place.text, end));
    const bool is_group = is_dash(char_at(place.text, place.at - 1)) && is_in_chain(place.text, place.at - 1);
    const bool opens_chain = is_dash(char_at(place.text, end)) && is_in_chain(place.text, end);
    const bool is_card = is_card_group(place.text, place.at);
    if (!is_postal && !is_called && !is_group && !opens_chain && !is_card) return std::nullopt;
    return Reading{digits.size(), digit_words(digits)};
}

std::optional<Reading> read_numeral(const Place& place) {
    const auto numeral = numeral_at(place.text, place.at);
    if (!numeral || (numeral->whole.empty() && is_word_char(char_at(place.text, place.at - 1))))
        return std::nullopt;
    const bool behind_year = is_dash(char_at(place.text, place.at - 1)) && numeral->whole.size() == 2 &&
                             digits_before(place.text, place.at - 1) == 4 && numeral->decimals.empty();
    if (behind_year && numeral->whole.front() == U'0' && numeral->whole != U"00")
        return Reading{2, pair_words(number_value(numeral->whole))};
    return Reading{numeral->end - place.at, numeral_words(*numeral, number_style(place.dialect))};
}

std::optional<Reading> read_digits(const Place& place) {
    const std::u32string_view digits = digits_at(place);
    if (digits.empty()) return std::nullopt;
    const bool follows_letter = is_letter(char_at(place.text, place.at - 1));
    return Reading{digits.size(), follows_letter ? code_number_words(digits, number_style(place.dialect))
                                                 : digit_words(digits)};
}

std::optional<Reading> read_minus(const Place& place) {
    const char32_t sign = char_at(place.text, place.at);
    if (sign != U'-' && sign != U'−' && sign != U'–') return std::nullopt;
    const char32_t before = char_at(place.text, place.at - 1);
    const bool is_free =
        is_gap(before) || std::u32string_view(U"([=<>/,:;\"'*^+").find(before) != std::u32string_view::npos;
    if (begins_quantity(place.text, place.at + 1) && (is_free || sign == U'−')) return Reading{1, "minus"};
    const bool is_spaced = before == U' ' && char_at(place.text, place.at + 1) == U' ';
    const bool subtracts = is_spaced && is_digit(char_at(place.text, place.at - 2)) &&
                           begins_quantity(place.text, place.at + 2) &&
                           (sign == U'−' || equals_follows(place.text, place.at + 1));
    return subtracts ? std::optional(Reading{1, "minus"}) : std::nullopt;
}

std::optional<Reading> read_range_dash(const Place& place) {
    if (!is_dash(char_at(place.text, place.at))) return std::nullopt;
    const bool is_spaced =
        char_at(place.text, place.at - 1) == U' ' && char_at(place.text, place.at + 1) == U' ';
    const std::size_t left = place.at - (is_spaced ? 1 : 0);
    const std::size_t right = place.at + (is_spaced ? 2 : 1);
    const bool is_range = quantity_ends(place.text, left) || ends_day_half(place.text, left);
    if (!begins_quantity(place.text, right) || !is_range) return std::nullopt;
    if (is_in_chain(place.text, place.at)) return Reading{1, ""};
    return Reading{1, "to"};
}

}  // namespace storyflow::text
