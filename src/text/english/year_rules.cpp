#include <algorithm>
#include <array>

#include "text/characters.hpp"
#include "text/english/month_names.hpp"
#include "text/english/number_rules.hpp"
#include "text/english/numbers.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// Words that stand before a year more often than before a count.
constexpr std::array strong_cues{"ad"sv,     "autumn"sv, "ca"sv,     "circa"sv, "class"sv, "copyright"sv,
                                 "during"sv, "early"sv,  "fall"sv,   "in"sv,    "late"sv,  "since"sv,
                                 "spring"sv, "summer"sv, "winter"sv, "year"sv,  "years"sv};
/// Words before a year unless the number counts the next word: "from 1200", but "from 1200 villages".
constexpr std::array weak_cues{"after"sv, "around"sv,  "before"sv, "between"sv, "by"sv,   "from"sv,
                               "of"sv,    "through"sv, "till"sv,   "to"sv,      "until"sv};
constexpr std::array eras{"AD"sv, "BC"sv, "BCE"sv, "CE"sv};
static_assert(std::ranges::is_sorted(strong_cues) && std::ranges::is_sorted(weak_cues) &&
              std::ranges::is_sorted(eras));

enum class Cue { none, weak, strong };

Cue cue_of(std::u32string_view word) {
    const std::string letters = small_letters(word);
    if (contains(strong_cues, letters) || month_named(word)) return Cue::strong;
    return contains(weak_cues, letters) ? Cue::weak : Cue::none;
}

/// The cue before the number at `at`; after "and", "to" or "or" also the cue of the number before: "between
/// 1200 and 1300".
Cue cue_before(std::u32string_view text, std::size_t at) {
    const std::u32string_view word = word_before(text, at);
    // As in "The year was 1900".
    if (word == U"was" || word == U"is") {
        const bool is_told = small_letters(word_before(text, position_of(text, word))) == "year";
        return is_told ? Cue::strong : Cue::none;
    }
    if (word != U"and" && word != U"to" && word != U"or") return cue_of(word);
    const std::size_t joint = position_of(text, word);
    if (joint < 5 || text[joint - 1] != U' ' || digits_before(text, joint - 1) != 4) return cue_of(word);
    return std::max(cue_of(word), cue_of(word_before(text, joint - 5)));
}

bool is_in_brackets(std::u32string_view text, std::size_t at, std::size_t end) {
    return char_at(text, at - 1) == U'(' && (char_at(text, end) == U')' || is_dash(char_at(text, end)));
}

/// Whether a dash and four more digits stand on either side.
bool has_partner(std::u32string_view text, std::size_t at, std::size_t end) {
    const bool behind = is_dash(char_at(text, end)) && digits_from(text, end + 1, 5) == 4;
    const bool before = is_dash(char_at(text, at - 1)) && digits_before(text, at - 1) == 4;
    return behind || before;
}

bool is_year_by_itself(std::uint64_t number) {
    return (number >= 1100 && number < 2000 && number % 100 != 0) || (number >= 2010 && number < 2100);
}

bool is_year(const Place& place, std::size_t end) {
    const std::u32string_view text = place.text;
    const std::uint64_t number = number_value(text.substr(place.at, 4));
    const std::u32string_view after =
        char_at(text, end) == U' ' ? word_at(text, end + 1) : std::u32string_view{};
    const char32_t sign = char_at(text, skip_gap(text, end));
    if (sign == U'%' || sign == U'°' || number >= 3000 || number < 1000) return false;
    Cue cue = cue_before(text, place.at);
    if (contains(eras, utf8(after)) || is_in_brackets(text, place.at, end)) cue = Cue::strong;
    const bool counts = looks_plural(after);
    if (cue != Cue::strong && has_partner(text, place.at, end) && !counts) cue = Cue::strong;
    if (cue == Cue::strong) return !counts || is_year_by_itself(number);
    if (cue == Cue::weak) return !counts;
    const bool is_named = word_before(text, place.at) == U"the" || word_before(text, place.at) == U"The";
    if (is_named && number % 100 == 0 && number >= 1100 && number < 2000) return !counts;
    return is_year_by_itself(number) && (is_named || !counts);
}

}  // namespace

std::optional<Reading> read_year(const Place& place) {
    const std::size_t end = place.at + 4;
    if (digits_from(place.text, place.at, 5) != 4 || !ends_word(place.text, end)) return std::nullopt;
    const char32_t after = char_at(place.text, end);
    const bool goes_on = (after == U'.' || after == U',') && is_digit(char_at(place.text, end + 1));
    if (goes_on || is_digit(char_at(place.text, place.at - 1)) || !is_year(place, end)) return std::nullopt;
    return Reading{4, year_words(number_value(place.text.substr(place.at, 4)), number_style(place.dialect))};
}

}  // namespace storyflow::text
