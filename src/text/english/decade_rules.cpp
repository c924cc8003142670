#include "text/english/decade_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/characters.hpp"
#include "text/english/numbers.hpp"
#include "text/english/numeral.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array duration_words{"after"sv,  "another"sv, "every"sv, "for"sv,  "h"sv,     "hold"sv,
                                    "last"sv,   "lasted"sv,  "lasts"sv, "m"sv,    "min"sv,   "next"sv,
                                    "only"sv,   "take"sv,    "takes"sv, "took"sv, "under"sv, "wait"sv,
                                    "waited"sv, "waits"sv,   "within"sv};
static_assert(std::ranges::is_sorted(duration_words));

bool follows_duration_word(const Place& place) {
    return contains(duration_words, small_letters(word_before(place.text, place.at)));
}

/// The plural in "100s of" and "10,000s of"; std::nullopt for digits whose "s" means seconds.
std::optional<std::string> round_plural(std::u32string_view digits) {
    static constexpr std::array plurals{
        "tens"sv,    "hundreds"sv, "thousands"sv, "tens of thousands"sv, "hundreds of thousands"sv,
        "millions"sv};
    const bool is_power = digits.size() > 1 && digits.size() <= plurals.size() + 1 &&
                          digits.front() == U'1' &&
                          digits.find_first_not_of(U'0', 1) == std::u32string_view::npos;
    return is_power ? std::optional(std::string(plurals.at(digits.size() - 2))) : std::nullopt;
}

/// Whether "747s" are aeroplanes or other things with this number, not seconds: "the 747s", "two 911s".
bool names_things(const Place& place, std::u32string_view digits) {
    static constexpr std::array naming{"all"sv,     "boeing"sv,  "both"sv,  "many"sv, "our"sv,
                                       "porsche"sv, "several"sv, "some"sv,  "the"sv,  "their"sv,
                                       "these"sv,   "those"sv,   "three"sv, "two"sv};
    static_assert(std::ranges::is_sorted(naming));
    if (digits.size() != 3 || digits.front() == U'0') return false;
    const bool is_aeroplane = digits.front() == U'7' && digits.back() == U'7';
    if (is_aeroplane) return !follows_duration_word(place);
    return digits.back() != U'0' && contains(naming, small_letters(word_before(place.text, place.at)));
}

}  // namespace

std::optional<Reading> read_decade(const Place& place) {
    const std::u32string_view digits = place.text.substr(place.at, digits_from(place.text, place.at));
    std::size_t end = place.at + digits.size();
    if (char_at(place.text, end) == U'\'') ++end;
    if (char_at(place.text, end) != U's' || !ends_word(place.text, end + 1)) return std::nullopt;
    ++end;
    const std::uint64_t number = number_value(digits.substr(0, longest_number));
    if (matches(place.text, end, " of ")) {
        if (auto plural = round_plural(digits)) return Reading{end - place.at, *plural};
    }
    const bool is_decade =
        (digits.size() == 4 && number % 10 == 0) ||
        (digits.size() == 2 && number % 10 == 0 && number >= 20 && !follows_duration_word(place));
    // As in "B-52s".
    const bool is_type = char_at(place.text, place.at - 1) == U'-' &&
                         is_letter(char_at(place.text, place.at - 2)) && digits.size() <= 3;
    if (is_type && !is_decade) return Reading{end - place.at, plural_of(cardinal(number))};
    if (names_things(place, digits))
        return Reading{end - place.at, plural_of(code_number_words(digits, number_style(place.dialect)))};
    if (!is_decade) return std::nullopt;
    return Reading{end - place.at, plural_of(year_words(number, number_style(place.dialect)))};
}

std::optional<Reading> read_powers(const Place& place) {
    const auto numeral = numeral_at(place.text, place.at);
    if (!numeral || !numeral->grouped || !numeral->decimals.empty()) return std::nullopt;
    if (!matches(place.text, numeral->end, "s of ")) return std::nullopt;
    const auto plural = round_plural(numeral->whole);
    return plural ? std::optional(Reading{numeral->end + 1 - place.at, *plural}) : std::nullopt;
}

std::optional<Reading> read_short_year(const Place& place) {
    const std::size_t first = place.at + 1;
    if (char_at(place.text, place.at) != U'\'' || digits_from(place.text, first, 3) != 2) return std::nullopt;
    if (is_word_char(char_at(place.text, place.at - 1))) return std::nullopt;
    const std::uint64_t number = number_value(place.text.substr(first, 2));
    if (matches(place.text, first + 2, "s") && ends_word(place.text, first + 3)) {
        const std::string decade = number == 0 ? "two thousand" : cardinal(number);
        return Reading{4, plural_of(decade)};
    }
    const bool is_quoted = char_at(place.text, first + 2) == U'\'';
    if (!ends_word(place.text, first + 2) || is_quoted || number == 0) return std::nullopt;
    return Reading{3, pair_words(number)};
}

}  // namespace storyflow::text
