#include "text/english/military_time.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/characters.hpp"
#include "text/english/month_names.hpp"
#include "text/english/numbers.hpp"
#include "text/english/time_rules.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array time_cues{"about"sv, "after"sv, "around"sv, "at"sv,   "before"sv,
                               "by"sv,    "from"sv,  "since"sv,  "till"sv, "until"sv};
constexpr std::array hour_words{"h"sv, "hours"sv, "hrs"sv};
constexpr std::array day_parts{"afternoon"sv, "day"sv, "evening"sv, "morning"sv, "night"sv};
static_assert(std::ranges::is_sorted(time_cues) && std::ranges::is_sorted(hour_words) &&
              std::ranges::is_sorted(day_parts));

/// "oh eight hundred", "fifteen thirty", "oh six forty-five".
std::string military_words(std::uint64_t hours, std::uint64_t minutes) {
    std::string words = hours == 0 ? "zero" : pair_words(hours);
    if (minutes == 0) return words + " hundred";
    return words + " " + pair_words(minutes);
}

/// The word behind `at`, over one space.
std::u32string_view next_word(std::u32string_view text, std::size_t at) {
    return char_at(text, at) == U' ' ? word_at(text, at + 1) : std::u32string_view{};
}

/// Whether "in the morning", "at night", "this evening" or "o'clock" follows at `at`.
bool day_part_follows(std::u32string_view text, std::size_t at) {
    const std::u32string_view first = next_word(text, at);
    if (first == U"tonight" || first == U"tomorrow" || first == U"sharp" || first == U"o") return true;
    if (first != U"in" && first != U"at" && first != U"this" && first != U"that" && first != U"on")
        return false;
    const std::size_t end = at + 1 + first.size();
    const std::u32string_view second = next_word(text, end);
    if (contains(day_parts, small_letters(second)) || weekday_named(second)) return true;
    return second == U"the" && contains(day_parts, small_letters(next_word(text, end + 1 + second.size())));
}

bool follows_time_cue(const Place& place) {
    return contains(time_cues, small_letters(word_before(place.text, place.at)));
}

/// Whether the number before `at` is measured or counted, so that it is no time: "at 6.30 per share".
bool is_quantity(std::u32string_view text, std::size_t at) {
    static constexpr std::array units{"a"sv,       "an"sv,     "cents"sv,  "dollars"sv, "each"sv,
                                      "euros"sv,   "for"sv,    "miles"sv,  "of"sv,      "per"sv,
                                      "percent"sv, "points"sv, "pounds"sv, "times"sv};
    static_assert(std::ranges::is_sorted(units));
    const char32_t sign = char_at(text, skip_gap(text, at));
    return sign == U'%' || sign == U'°' || sign == U'€' ||
           contains(units, small_letters(next_word(text, at)));
}

}  // namespace

std::optional<Reading> read_military_time(const Place& place) {
    const std::u32string_view text = place.text;
    if (digits_from(text, place.at, 5) != 4) return std::nullopt;
    const std::size_t end = place.at + 4;
    const std::uint64_t hours = number_value(text.substr(place.at, 2));
    const std::uint64_t minutes = number_value(text.substr(place.at + 2, 2));
    if (hours > 24 || minutes > 59 || !ends_word(text, end)) return std::nullopt;
    const std::u32string_view unit = next_word(text, end);
    const bool has_unit = contains(hour_words, small_letters(unit));
    const bool counts = has_unit && next_word(text, end + 1 + unit.size()) == U"of";
    const bool has_zero = text[place.at] == U'0';
    const bool has_cue = follows_time_cue(place);
    const bool is_told = has_unit ? has_zero || has_cue || minutes != 0 : has_zero && has_cue;
    const char32_t after = char_at(text, end);
    const bool goes_on = (after == U'.' || after == U',' || is_dash(after) || after == U':') &&
                         is_digit(char_at(text, end + 1));
    if (!is_told || counts || goes_on) return std::nullopt;
    const std::size_t length = has_unit ? 5 + unit.size() : 4;
    return Reading{length, military_words(hours, minutes) + (has_unit ? " hours" : "")};
}

std::optional<Reading> read_dotted_clock(const Place& place) {
    const std::u32string_view text = place.text;
    const std::size_t size = digits_from(text, place.at, 3);
    const std::size_t end = place.at + size + 3;
    if (size == 0 || size > 2 || char_at(text, place.at + size) != U'.') return std::nullopt;
    if (digits_from(text, place.at + size + 1, 3) != 2 || !ends_word(text, end)) return std::nullopt;
    const std::uint64_t hours = number_value(text.substr(place.at, size));
    const std::uint64_t minutes = number_value(text.substr(place.at + size + 1, 2));
    const char32_t before = char_at(text, place.at - 1);
    if (hours < 1 || hours > 23 || minutes > 59 || !is_gap(before)) return std::nullopt;
    if (char_at(text, end) == U'.' && is_digit(char_at(text, end + 1))) return std::nullopt;
    const bool is_british_time = place.dialect == Dialect::british && follows_time_cue(place) &&
                                 small_letters(word_before(text, place.at)) == "at" &&
                                 !is_quantity(text, end);
    if (!is_british_time && !day_part_follows(text, end)) return std::nullopt;
    return Reading{size + 3, cardinal(hours) + (minutes == 0 ? "" : " " + pair_words(minutes))};
}

}  // namespace storyflow::text
