#include "text/english/short_date_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "text/characters.hpp"
#include "text/english/month_names.hpp"
#include "text/english/numbers.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

bool is_date(std::uint64_t month, std::uint64_t day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// Whether a holiday's name follows "is": "12/25 is Christmas".
bool holiday_follows(std::u32string_view text, std::size_t at) {
    static constexpr std::array holidays{"april"sv,        "boxing"sv,  "christmas"sv, "halloween"sv,
                                         "independence"sv, "new"sv,     "st"sv,        "thanksgiving"sv,
                                         "valentine"sv,    "veterans"sv};
    static_assert(std::ranges::is_sorted(holidays));
    const std::u32string_view verb = word_after_gap(text, at);
    if (verb != U"is" && verb != U"was") return false;
    const std::u32string_view name = word_after_gap(text, position_of(text, verb) + verb.size());
    return !name.empty() && is_capital(name.front()) && contains(holidays, small_letters(name));
}

}  // namespace

std::optional<Reading> read_short_date(const Place& place) {
    static constexpr std::array small_parts{"2"sv, "3"sv, "4"sv, "5"sv, "6"sv, "8"sv, "10"sv, "16"sv};
    const std::u32string_view text = place.text;
    const std::size_t first = digits_from(text, place.at, 3);
    const std::size_t slash = place.at + first;
    const std::size_t second = digits_from(text, slash + 1, 3);
    const std::size_t end = slash + 1 + second;
    if (first == 0 || first > 2 || second == 0 || second > 2 || char_at(text, slash) != U'/')
        return std::nullopt;
    if (!ends_word(text, end) || char_at(text, end) == U'/' || is_word_char(char_at(text, place.at - 1)))
        return std::nullopt;
    std::uint64_t month = number_value(text.substr(place.at, first));
    std::uint64_t day = number_value(text.substr(slash + 1, second));
    const bool is_idiom = month == 9 && day == 11;
    if (place.dialect == Dialect::british) std::swap(month, day);
    if (!is_date(month, day) || is_idiom) return std::nullopt;
    const bool is_part =
        std::ranges::find(small_parts, utf8(text.substr(slash + 1, second))) != small_parts.end();
    const std::string before = small_letters(word_before(text, place.at));
    const bool is_dated =
        before == "dated" || (before == "on" && !is_part && word_after_gap(text, end) != U"of");
    if (!is_dated && !holiday_follows(text, end)) return std::nullopt;
    const std::string name(month_name(month));
    return Reading{end - place.at, place.dialect == Dialect::british ? "the " + ordinal(day) + " of " + name
                                                                     : name + " " + ordinal(day)};
}

}  // namespace storyflow::text
