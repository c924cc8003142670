#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/dialect.hpp"

/// Numbers in English words: lower case, 21 to 99 with a hyphen, no commas. Pure.
namespace storyflow::text {

struct NumberStyle {
    bool with_and = false;  ///< "one hundred and one"
};

/// American without "and", British with.
[[nodiscard]] NumberStyle number_style(Dialect dialect);

[[nodiscard]] std::string cardinal(std::uint64_t number, NumberStyle style = {});
/// As in India: "one lakh twenty-three thousand", "two crore".
[[nodiscard]] std::string lakh_words(std::uint64_t number, NumberStyle style = {});
[[nodiscard]] std::string ordinal(std::uint64_t number, NumberStyle style = {});
/// The ordinal of a number in words: "twenty-one" -> "twenty-first".
[[nodiscard]] std::string ordinal_of(std::string words);
/// The plural of a number in words: "nineteen ninety" -> "nineteen nineties".
[[nodiscard]] std::string plural_of(std::string words);

/// Four digits in two pairs, as years are read: "nineteen oh five", "twelve hundred"; 2000 to 2009 and other
/// whole thousands as a number.
[[nodiscard]] std::string year_words(std::uint64_t year, NumberStyle style = {});
/// 0 to 99 after another number: "oh five", "forty-two"; empty for 0.
[[nodiscard]] std::string pair_words(std::uint64_t number);
/// Digit by digit: "five zero two" (not "oh"). Skips characters that are not digits.
[[nodiscard]] std::string digit_words(std::u32string_view digits);

/// Whether numbers in words contain this word.
[[nodiscard]] bool is_number_word(std::string_view word);

/// One half, three quarters, two thirds, five twelfths.
[[nodiscard]] std::string fraction_words(std::uint64_t numerator, std::uint64_t denominator,
                                         NumberStyle style = {});

}  // namespace storyflow::text
