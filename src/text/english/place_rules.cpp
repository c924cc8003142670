#include "text/english/place_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/characters.hpp"
#include "text/english/sentence_end.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array saints{
    "albans"sv,  "andrew"sv,     "andrews"sv,  "anne"sv,   "anthony"sv, "augustine"sv, "catherine"sv,
    "clair"sv,   "croix"sv,      "cuthbert"sv, "david"sv,  "francis"sv, "george"sv,    "helena"sv,
    "ives"sv,    "james"sv,      "joan"sv,     "john"sv,   "joseph"sv,  "kitts"sv,     "lawrence"sv,
    "louis"sv,   "lucia"sv,      "luke"sv,     "mark"sv,   "martin"sv,  "mary"sv,      "matthew"sv,
    "michael"sv, "moritz"sv,     "nicholas"sv, "nick"sv,   "pancras"sv, "patrick"sv,   "paul"sv,
    "peter"sv,   "petersburg"sv, "stephen"sv,  "thomas"sv, "tropez"sv,  "valentine"sv, "vincent"sv};
/// Capitalised words before "St." that are no street's name.
constexpr std::array no_names{"and"sv,  "at"sv,   "but"sv, "by"sv,    "for"sv,  "from"sv,  "in"sv,
                              "near"sv, "of"sv,   "old"sv, "on"sv,    "or"sv,   "past"sv,  "saint"sv,
                              "the"sv,  "then"sv, "to"sv,  "until"sv, "when"sv, "where"sv, "with"sv};
static_assert(std::ranges::is_sorted(saints) && std::ranges::is_sorted(no_names));

bool name_follows(std::u32string_view text, std::size_t at) {
    const char32_t next = char_at(text, skip_gap(text, at));
    return is_space(char_at(text, at)) && (is_capital(next) || is_opaque(next));
}

/// Whether the word is the ending of an ordinal, as in "5th St."
bool ends_ordinal(std::u32string_view text, std::u32string_view word) {
    return !word.empty() && is_digit(char_at(text, position_of(text, word) - 1));
}

/// Whether one to three names and before them a house's number stand before `at`: "45 Oak St."
bool is_addressed(std::u32string_view text, std::size_t at) {
    constexpr int most_names = 3;
    for (int names = 0; names < most_names; ++names) {
        const std::u32string_view name = word_before(text, at);
        if (!is_capitalised(name)) return false;
        at = position_of(text, name);
        if (at >= 2 && text[at - 1] == U' ' && is_digit(text[at - 2])) return true;
    }
    return false;
}

/// The length of the street's word with its full stop, unless that also ends the sentence.
std::size_t street_length(std::u32string_view text, std::size_t at, std::size_t end, bool dotted) {
    const bool keeps_stop = dotted && ends_sentence(text, end, true);
    return end - at - (keeps_stop ? 1 : 0);
}

}  // namespace

std::optional<Reading> read_saint_or_street(const Place& place) {
    const std::u32string_view text = place.text;
    if (text[place.at] != U'S') return std::nullopt;
    const std::u32string_view word = word_at(text, place.at);
    if (word != U"St" && word != U"ST") return std::nullopt;
    const bool dotted = char_at(text, place.at + 2) == U'.';
    const std::size_t end = place.at + (dotted ? 3 : 2);
    const std::u32string_view before = word_before(text, place.at);
    const bool touches = char_at(text, place.at - 1) == U' ' && char_at(text, place.at - 2) != U'.';
    const bool behind_name =
        is_capitalised(before) && before.size() > 1 && touches && !contains(no_names, small_letters(before));
    const bool ends = dotted && behind_name && ends_sentence(text, end);
    const bool is_named_saint = contains(saints, small_letters(word_after_gap(text, end)));
    const bool is_saint = name_follows(text, end) && !ends && (!behind_name || is_named_saint) &&
                          !(dotted && is_addressed(text, place.at));
    if (is_saint) return Reading{end - place.at, "Saint"};
    const bool is_street = is_capitalised(before) || ends_ordinal(text, before);
    if (!is_street || (!dotted && name_follows(text, end))) return std::nullopt;
    return Reading{street_length(text, place.at, end, dotted), "Street"};
}

std::optional<Reading> read_drive(const Place& place) {
    if (!matches(place.text, place.at, "Dr.") || !is_addressed(place.text, place.at)) return std::nullopt;
    const std::size_t end = place.at + 3;
    return Reading{street_length(place.text, place.at, end, true), "Drive"};
}

}  // namespace storyflow::text
