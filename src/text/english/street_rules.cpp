#include "text/english/street_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/characters.hpp"
#include "text/english/numeral.hpp"
#include "text/english/sentence_end.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array street_words{"ave"sv,     "avenue"sv, "blvd"sv,    "boulevard"sv, "court"sv, "ct"sv,
                                  "dr"sv,      "drive"sv,  "highway"sv, "hwy"sv,       "lane"sv,  "ln"sv,
                                  "parkway"sv, "pkwy"sv,   "pl"sv,      "place"sv,     "rd"sv,    "road"sv,
                                  "st"sv,      "street"sv, "terrace"sv, "way"sv};
static_assert(std::ranges::is_sorted(street_words));

std::string_view direction_of(char32_t letter) {
    switch (letter) {
        case U'N':
            return "North";
        case U'E':
            return "East";
        case U'S':
            return "South";
        case U'W':
            return "West";
        default:
            return {};
    }
}

/// The end of "Main" or "45th" if one begins at `at`; else `at`.
std::size_t name_end(std::u32string_view text, std::size_t at) {
    if (is_capital(char_at(text, at))) return at + word_at(text, at).size();
    const std::size_t digits = digits_from(text, at, 4);
    const std::size_t suffix = digits == 0 ? 0 : ordinal_suffix(text, at + digits);
    return suffix == 0 ? at : at + digits + suffix;
}

}  // namespace

bool names_street(std::u32string_view text, std::size_t at) {
    constexpr int most_names = 3;
    for (int names = 0; names <= most_names; ++names) {
        const std::size_t end = name_end(text, at);
        if (end == at || !ends_word(text, end)) return false;
        if (names > 0 && contains(street_words, small_letters(text.substr(at, end - at)))) return true;
        const bool is_direction = end - at == 1 && char_at(text, end) == U'.';
        const std::size_t next = end + (is_direction ? 1 : 0);
        if (char_at(text, next) != U' ') return false;
        at = next + 1;
    }
    return false;
}

std::optional<Reading> read_street_direction(const Place& place) {
    const std::string_view direction = direction_of(char_at(place.text, place.at));
    if (direction.empty() || char_at(place.text, place.at + 1) != U'.') return std::nullopt;
    const std::size_t next = place.at + 2;
    if (char_at(place.text, next) != U' ' || ends_sentence(place.text, next)) return std::nullopt;
    if (!names_street(place.text, next + 1)) return std::nullopt;
    return Reading{2, std::string(direction)};
}

}  // namespace storyflow::text
