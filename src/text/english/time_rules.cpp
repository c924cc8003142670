#include "text/english/time_rules.hpp"

#include <array>

#include "text/characters.hpp"
#include "text/english/numbers.hpp"
#include "text/english/numeral.hpp"

namespace storyflow::text {

namespace {

struct Clock {
    std::uint64_t hours = 0;
    std::uint64_t minutes = 0;
    std::optional<std::uint64_t> seconds;
    std::u32string_view fraction;  ///< digits of a second's fraction
    std::size_t end = 0;
};

/// Reads two digits behind a colon that no further digits follow.
std::optional<std::uint64_t> sixtieths(std::u32string_view text, std::size_t colon) {
    if (char_at(text, colon) != U':' || digits_from(text, colon + 1, 3) != 2) return std::nullopt;
    const std::uint64_t value = number_value(text.substr(colon + 1, 2));
    return value < 60 ? std::optional(value) : std::nullopt;
}

std::optional<Clock> clock_at(std::u32string_view text, std::size_t at) {
    const std::size_t size = digits_from(text, at, 3);
    if (size == 0 || size > 2) return std::nullopt;
    const auto minutes = sixtieths(text, at + size);
    if (!minutes) return std::nullopt;
    Clock clock{number_value(text.substr(at, size)), *minutes, {}, {}, at + size + 3};
    clock.seconds = sixtieths(text, clock.end);
    if (clock.seconds) clock.end += 3;
    if (char_at(text, clock.end) == U':' && is_digit(char_at(text, clock.end + 1))) return std::nullopt;
    const std::size_t decimals = digits_from(text, clock.end + 1, 7);
    if (char_at(text, clock.end) == U'.' && decimals > 0 && decimals < 7) {
        clock.fraction = text.substr(clock.end + 1, decimals);
        clock.end += 1 + decimals;
    }
    return clock;
}

/// Whether "am" or "pm" follows the time, or follows another time after a dash.
bool has_day_half(std::u32string_view text, std::size_t at) {
    if (day_half(text, at) > 0) return true;
    return char_at(text, at) == U' ' && day_half(text, at + 1) > 0;
}

bool opens_range(std::u32string_view text, std::size_t at) {
    return is_dash(char_at(text, at)) && clock_at(text, at + 1).has_value();
}

std::string hour_words(const Clock& clock, bool is_plain) {
    std::string words = cardinal(clock.hours);
    if (clock.minutes != 0) return words + " " + pair_words(clock.minutes);
    return is_plain ? words + " o'clock" : words;
}

std::string second_words(const Clock& clock) {
    const std::string fraction = clock.fraction.empty() ? "" : " point " + digit_words(clock.fraction);
    const bool is_one = clock.seconds == 1 && fraction.empty();
    return cardinal(*clock.seconds) + fraction + (is_one ? " second" : " seconds");
}

}  // namespace

std::size_t day_half(std::u32string_view text, std::size_t at) {
    for (const std::string_view form : {"a.m.", "p.m.", "a.m", "p.m", "am", "pm"}) {
        if (matches_any_case(text, at, form) && ends_word(text, at + form.size())) return form.size();
    }
    return 0;
}

std::optional<Reading> clock_reading(std::u32string_view text, std::size_t at) {
    const auto clock = clock_at(text, at);
    if (!clock) return std::nullopt;
    const bool has_half = has_day_half(text, clock->end);
    const bool is_zulu = char_at(text, clock->end) == U'Z' && ends_word(text, clock->end + 1);
    if (!has_half && !is_zulu && !ends_word(text, clock->end)) return std::nullopt;
    const bool has_seconds = clock->seconds && (*clock->seconds != 0 || !clock->fraction.empty());
    const bool is_plain =
        !has_half && !has_seconds && clock->fraction.empty() && !opens_range(text, clock->end);
    std::string words = hour_words(*clock, is_plain);
    if (has_seconds) {
        words += " and " + second_words(*clock);
    } else if (!clock->fraction.empty()) {
        words += " point " + digit_words(clock->fraction);
    }
    return Reading{clock->end + (is_zulu ? 1 : 0) - at, words};
}

std::optional<Reading> read_clock(const Place& place) {
    if (is_word_char(char_at(place.text, place.at - 1))) return std::nullopt;
    return clock_reading(place.text, place.at);
}

std::optional<Reading> read_hour(const Place& place) {
    const std::size_t size = digits_from(place.text, place.at, 3);
    const std::size_t end = place.at + size;
    if (size == 0 || size > 2 || is_word_char(char_at(place.text, place.at - 1))) return std::nullopt;
    const std::uint64_t hours = number_value(place.text.substr(place.at, size));
    if (hours > 24) return std::nullopt;
    if (day_half(place.text, end) > 0) return Reading{size, cardinal(hours)};

    const char32_t mark = char_at(place.text, end);
    if (digits_from(place.text, end + 1, 3) != 2) return std::nullopt;
    const std::uint64_t minutes = number_value(place.text.substr(end + 1, 2));
    const bool dotted = mark == U'.' && hours >= 1 && hours <= 12 && has_day_half(place.text, end + 3);
    const bool french = mark == U'h' && ends_word(place.text, end + 3);
    if (minutes >= 60 || (!dotted && !french)) return std::nullopt;
    return Reading{size + 3, hour_words(Clock{hours, minutes, {}, {}, 0}, french)};
}

std::optional<Reading> read_ratio(const Place& place) {
    const auto left = numeral_at(place.text, place.at);
    const bool is_second = char_at(place.text, place.at - 1) == U':';
    if (!left || is_second || char_at(place.text, left->end) != U':') return std::nullopt;
    const auto right = numeral_at(place.text, left->end + 1);
    if (!right || right->whole.empty() || char_at(place.text, right->end) == U':') return std::nullopt;
    const NumberStyle style = number_style(place.dialect);
    // "Genesis 1:1" names a verse, "1 Cor. 13:4-7" several.
    const std::u32string_view before = word_before(place.text, place.at);
    const std::size_t last = digits_from(place.text, right->end + 1, 4);
    const bool is_range = is_dash(char_at(place.text, right->end)) && last > 0 && last < 4 &&
                          char_at(place.text, right->end + 1 + last) != U':';
    const bool is_verse = is_range || (!before.empty() && is_capital(before.front()) && before.size() > 3);
    return Reading{right->end - place.at,
                   numeral_words(*left, style) + (is_verse ? " " : " to ") + numeral_words(*right, style)};
}

}  // namespace storyflow::text
