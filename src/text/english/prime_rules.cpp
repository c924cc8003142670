#include "text/english/prime_rules.hpp"

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

/// Things that a size with a prime describes: "a 2″ pipe".
constexpr std::array size_words{"across"sv, "apart"sv, "away"sv, "by"sv, "deep"sv, "from"sv,
                                "high"sv,   "in"sv,    "long"sv, "of"sv, "or"sv,   "tall"sv,
                                "thick"sv,  "to"sv,    "wide"sv, "x"sv};
constexpr std::array lengths{"cm"sv, "feet"sv, "ft"sv, "in"sv, "inches"sv, "km"sv, "m"sv, "mm"sv, "yd"sv};
static_assert(std::ranges::is_sorted(size_words) && std::ranges::is_sorted(lengths));

bool is_foot_mark(char32_t c) {
    return c == U'\'' || c == U'′';
}

bool is_inch_mark(char32_t c) {
    return c == U'"' || c == U'″';
}

bool is_cross(char32_t c) {
    return c == U'x' || c == U'X' || c == U'×';
}

/// The position of the x that `at` touches, or over one space; npos if there is none.
std::size_t cross_at(std::u32string_view text, std::size_t at) {
    const std::size_t cross = at + (char_at(text, at) == U' ' ? 1 : 0);
    const std::size_t next = cross + (char_at(text, cross + 1) == U' ' ? 2 : 1);
    return is_cross(char_at(text, cross)) && is_digit(char_at(text, next)) ? cross
                                                                           : std::u32string_view::npos;
}

/// Whether the size of a thing follows the x: a number with the same kind of mark.
bool has_marked_partner(std::u32string_view text, std::size_t at, bool is_foot) {
    const std::size_t cross = cross_at(text, at);
    if (cross == std::u32string_view::npos) return false;
    const auto partner = numeral_at(text, skip_gap(text, cross + 1));
    const char32_t mark = partner ? char_at(text, partner->end) : U'\0';
    return is_foot ? is_foot_mark(mark) : is_inch_mark(mark);
}

/// Whether an x and a number with a mark stand before.
bool is_marked_partner(std::u32string_view text, std::size_t at) {
    const std::size_t cross = at - (char_at(text, at - 1) == U' ' ? 2 : 1);
    const char32_t before = char_at(text, cross - (char_at(text, cross - 1) == U' ' ? 2 : 1));
    return is_cross(char_at(text, cross)) && (is_foot_mark(before) || is_inch_mark(before));
}

/// Whether degrees or minutes stand before, as in "40°26′46″" and "10° 20′ 30″".
bool continues_angle(std::u32string_view text, std::size_t at) {
    const char32_t before = char_at(text, at - (char_at(text, at - 1) == U' ' ? 2 : 1));
    return before == U'°' || before == U'′';
}

/// Whether the measure describes a thing, so that its unit stays singular: "a 2″ pipe".
bool describes(const Place& place, std::size_t end) {
    const std::string before = small_letters(word_before(place.text, place.at));
    const std::u32string_view after = word_after_gap(place.text, end);
    return (before == "a" || before == "an" || before == "the") && !after.empty() &&
           !is_capital(after.front()) && !contains(size_words, small_letters(after));
}

}  // namespace

std::optional<Reading> read_feet_and_inches(const Place& place) {
    const std::size_t feet = digits_from(place.text, place.at, 3);
    const std::size_t mark = place.at + feet;
    if (feet == 0 || feet > 2 || !is_foot_mark(char_at(place.text, mark)) ||
        is_word_char(char_at(place.text, place.at - 1)))
        return std::nullopt;
    const std::size_t second = mark + 1 + (char_at(place.text, mark + 1) == U' ' ? 1 : 0);
    const std::size_t inches = digits_from(place.text, second, 3);
    const bool has_inches = inches > 0 && inches <= 2 && is_inch_mark(char_at(place.text, second + inches));
    if (!has_inches) return std::nullopt;
    const std::uint64_t tall = number_value(place.text.substr(place.at, feet));
    const std::uint64_t more = number_value(place.text.substr(second, inches));
    const bool is_angle = continues_angle(place.text, place.at);
    const std::string whole = is_angle    ? (tall == 1 ? " minute " : " minutes ")
                              : tall == 1 ? " foot "
                                          : " feet ";
    const std::string part = is_angle    ? (more == 1 ? " second" : " seconds")
                             : more == 1 ? " inch"
                                         : " inches";
    return Reading{second + inches + 1 - place.at, cardinal(tall) + whole + cardinal(more) + part};
}

std::optional<Reading> read_prime(const Place& place) {
    const auto numeral = numeral_at(place.text, place.at);
    if (!numeral || is_word_char(char_at(place.text, place.at - 1))) return std::nullopt;
    const char32_t mark = char_at(place.text, numeral->end);
    const bool is_foot = is_foot_mark(mark);
    const std::size_t end = numeral->end + 1;
    if ((!is_foot && !is_inch_mark(mark)) || is_word_char(char_at(place.text, end))) return std::nullopt;
    const bool is_straight = mark == U'\'' || mark == U'"';
    if (is_straight && !has_marked_partner(place.text, end, is_foot) &&
        !is_marked_partner(place.text, place.at))
        return std::nullopt;
    const bool is_angle = continues_angle(place.text, place.at);
    const bool is_one = numeral->is_one() || describes(place, end);
    const std::string unit =
        is_angle  ? (is_foot ? (is_one ? " minute" : " minutes") : (is_one ? " second" : " seconds"))
        : is_foot ? (is_one ? " foot" : " feet")
                  : (is_one ? " inch" : " inches");
    return Reading{end - place.at, numeral_words(*numeral, number_style(place.dialect)) + unit};
}

std::optional<Reading> read_by_sign(const Place& place) {
    if (!is_cross(place.text[place.at]) || char_at(place.text, place.at - 1) != U' ' ||
        cross_at(place.text, place.at) != place.at)
        return std::nullopt;
    const char32_t before = char_at(place.text, place.at - 2);
    const std::u32string_view word = word_before(place.text, place.at);
    const bool is_length = is_foot_mark(before) || is_inch_mark(before) ||
                           (contains(lengths, small_letters(word)) &&
                            is_digit(char_at(place.text, skip_gap(place.text, place.at + 1))));
    if (is_length) return Reading{1, "by"};
    if (!is_digit(before)) return std::nullopt;
    const auto second = numeral_at(place.text, skip_gap(place.text, place.at + 1));
    const bool is_product = second && char_at(place.text, skip_gap(place.text, second->end)) == U'=';
    return place.text[place.at] == U'×' ? std::nullopt
                                        : std::optional(Reading{1, is_product ? "times" : "by"});
}

}  // namespace storyflow::text
