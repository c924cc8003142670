#include "text/english/fractions.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"
#include "text/english/numeral.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

struct Parts {
    std::uint64_t numerator = 0;
    std::uint64_t denominator = 0;
    std::size_t end = 0;
};

struct VulgarFraction {
    char32_t sign;
    std::uint64_t numerator;
    std::uint64_t denominator;
};

constexpr std::array vulgar_fractions{
    VulgarFraction{U'¼', 1, 4}, VulgarFraction{U'½', 1, 2}, VulgarFraction{U'¾', 3, 4},
    VulgarFraction{U'⅐', 1, 7}, VulgarFraction{U'⅑', 1, 9}, VulgarFraction{U'⅒', 1, 10},
    VulgarFraction{U'⅓', 1, 3}, VulgarFraction{U'⅔', 2, 3}, VulgarFraction{U'⅕', 1, 5},
    VulgarFraction{U'⅖', 2, 5}, VulgarFraction{U'⅗', 3, 5}, VulgarFraction{U'⅘', 4, 5},
    VulgarFraction{U'⅙', 1, 6}, VulgarFraction{U'⅚', 5, 6}, VulgarFraction{U'⅛', 1, 8},
    VulgarFraction{U'⅜', 3, 8}, VulgarFraction{U'⅝', 5, 8}, VulgarFraction{U'⅞', 7, 8},
};

/// Words before "7/10" that show that it is a score or a position, not a fraction.
constexpr std::array counting_words{"page"sv,   "part"sv,  "rated"sv, "rating"sv, "score"sv,
                                    "scored"sv, "slide"sv, "step"sv,  "won"sv};
static_assert(std::ranges::is_sorted(counting_words));

std::optional<Parts> vulgar_at(std::u32string_view text, std::size_t at) {
    const auto found = std::ranges::find(vulgar_fractions, char_at(text, at), &VulgarFraction::sign);
    if (found == vulgar_fractions.end()) return std::nullopt;
    return Parts{found->numerator, found->denominator, at + 1};
}

bool stands_alone(std::u32string_view text, std::size_t at, std::size_t end) {
    const char32_t before = char_at(text, at - 1);
    const char32_t after = char_at(text, end);
    const bool goes_on = (after == U'/' || after == U'.') && is_digit(char_at(text, end + 1));
    return !is_word_char(before) && before != U'/' && !is_word_char(after) && !goes_on;
}

/// The length of the "th" or "ths" after a denominator: "1/4th", "2/3rds".
std::size_t denominator_suffix(std::u32string_view text, std::size_t at) {
    for (const std::string_view suffix : {"rds", "ths"}) {
        if (matches(text, at, suffix) && ends_word(text, at + suffix.size())) return suffix.size();
    }
    return ordinal_suffix(text, at);
}

/// Reads digits, a slash and digits.
std::optional<Parts> slashed_at(std::u32string_view text, std::size_t at) {
    const std::size_t upper = digits_from(text, at, 4);
    if (upper == 0 || char_at(text, at + upper) != U'/') return std::nullopt;
    const std::size_t second = at + upper + 1;
    const std::size_t lower = digits_from(text, second, 5);
    const std::size_t end = second + lower;
    if (lower == 0 || lower > 4 || text[second] == U'0') return std::nullopt;
    const std::size_t behind = end + denominator_suffix(text, end);
    if (!stands_alone(text, at, behind)) return std::nullopt;
    return Parts{number_value(text.substr(at, upper)), number_value(text.substr(second, lower)), behind};
}

bool is_true_fraction(const Parts& parts) {
    const bool small = parts.denominator >= 2 && (parts.denominator <= 100 || parts.denominator == 1000);
    const bool above_one = parts.numerator > parts.denominator;
    return small && parts.numerator >= 1 && parts.numerator != parts.denominator &&
           (!above_one || parts.denominator <= 8);
}

std::string mixed_words(std::string whole, const Parts& part, NumberStyle style) {
    std::string words = fraction_words(part.numerator, part.denominator, style);
    if (part.numerator == 1) {
        const bool takes_an = words.starts_with("one e");
        words.replace(0, 3, takes_an ? "an" : "a");
    }
    return whole.append(" and ").append(words);
}

/// Reads "2½", "2 1/2" or "2-1/2".
std::optional<Fraction> mixed_at(std::u32string_view text, std::size_t at, NumberStyle style) {
    const std::size_t size = digits_from(text, at, 4);
    if (size == 0 || size > 3 || is_word_char(char_at(text, at - 1))) return std::nullopt;
    const std::size_t joint = at + size;
    auto part = vulgar_at(text, joint);
    const bool is_joined = char_at(text, joint) == U' ' || char_at(text, joint) == U'-';
    if (!part && is_joined) part = vulgar_at(text, joint + 1);
    if (!part && is_joined) part = slashed_at(text, joint + 1);
    if (!part || part->numerator >= part->denominator || part->denominator > 64) return std::nullopt;
    const std::string whole = cardinal(number_value(text.substr(at, size)), style);
    return Fraction{part->end, mixed_words(whole, *part, style), true};
}

/// Readings of a slash that are no arithmetic, such as 24/7.
std::optional<std::string> idiom(const Place& place, const Parts& parts, NumberStyle style) {
    const auto is = [&parts](std::uint64_t numerator, std::uint64_t denominator) {
        return parts.numerator == numerator && parts.denominator == denominator;
    };
    if (is(24, 7)) return "twenty-four seven";
    if (is(9, 11)) return "nine eleven";
    if (is(50, 50)) return "fifty fifty";
    if (is(20, 20)) return "twenty twenty";
    const bool begins_season = parts.numerator >= 1900 && parts.numerator < 2100;
    if (begins_season && parts.denominator < 100)
        return year_words(parts.numerator, style) + " " + pair_words(parts.denominator);
    if (begins_season && parts.denominator == parts.numerator + 1)
        return year_words(parts.numerator, style) + " " + year_words(parts.denominator, style);
    const bool counts = contains(counting_words, small_letters(word_before(place.text, place.at)));
    if (parts.numerator == parts.denominator || counts)
        return cardinal(parts.numerator, style) + " out of " + cardinal(parts.denominator, style);
    return std::nullopt;
}

}  // namespace

std::optional<Fraction> fraction_at(std::u32string_view text, std::size_t at, NumberStyle style) {
    if (auto mixed = mixed_at(text, at, style)) return mixed;
    auto parts = vulgar_at(text, at);
    if (!parts) parts = slashed_at(text, at);
    if (!parts || !is_true_fraction(*parts)) return std::nullopt;
    return Fraction{parts->end, fraction_words(parts->numerator, parts->denominator, style), false};
}

std::optional<Reading> read_fraction(const Place& place) {
    const NumberStyle style = number_style(place.dialect);
    const auto parts = slashed_at(place.text, place.at);
    if (parts) {
        if (const auto words = idiom(place, *parts, style)) return Reading{parts->end - place.at, *words};
    }
    if (const auto fraction = fraction_at(place.text, place.at, style))
        return Reading{fraction->end - place.at, fraction->words};
    if (!parts) return std::nullopt;
    return Reading{parts->end - place.at,
                   cardinal(parts->numerator, style) + " over " + cardinal(parts->denominator, style)};
}

}  // namespace storyflow::text
