#include "text/english/contraction_rules.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array heads{"how"sv,  "that"sv, "there"sv, "these"sv, "those"sv,
                           "what"sv, "when"sv, "where"sv, "who"sv,   "why"sv};
/// Contractions with "re" without the apostrophe; "were" and "whore" are words of their own.
constexpr std::array joined{"howre"sv,  "thatre"sv, "therere"sv, "thesere"sv, "theyre"sv, "thosere"sv,
                            "whatre"sv, "whenre"sv, "wherere"sv, "whyre"sv,   "youre"sv};
static_assert(std::ranges::is_sorted(heads) && std::ranges::is_sorted(joined));

}  // namespace

std::optional<Reading> read_contraction(const Place& place) {
    constexpr std::size_t ending = 2;  // "re"
    const std::u32string_view word = word_at(place.text, place.at);
    const std::size_t end = place.at + word.size();
    const std::string letters = small_letters(word);
    const bool has_ending = char_at(place.text, end) == U'\'' &&
                            matches_any_case(place.text, end + 1, "re") &&
                            ends_word(place.text, end + 1 + ending);
    const bool loud = word.size() > 1 && is_all_capitals(word);
    // As in "th' hill".
    if (letters == "th" && char_at(place.text, end) == U'\'' && is_space(char_at(place.text, end + 1)) &&
        is_letter(char_at(place.text, end + 2)))
        return Reading{word.size() + 1, is_capital(word.front()) ? "The" : "the"};
    const std::string are = loud ? " ARE" : " are";
    if (has_ending && contains(heads, letters)) return Reading{word.size() + 1 + ending, utf8(word) + are};
    if (!contains(joined, letters) || !ends_word(place.text, end)) return std::nullopt;
    return Reading{word.size(), utf8(word.substr(0, word.size() - ending)) + are};
}

std::optional<Reading> read_optional_plural(const Place& place) {
    if (!is_letter(char_at(place.text, place.at - 1))) return std::nullopt;
    for (const std::string_view written : {"(s)", "(es)"}) {
        if (matches(place.text, place.at, written) && ends_word(place.text, place.at + written.size()))
            return Reading{written.size(), std::string(written.substr(1, written.size() - 2)), Joint::glued};
    }
    return std::nullopt;
}

}  // namespace storyflow::text
