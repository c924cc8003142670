#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/english/numbers.hpp"

namespace storyflow::text {

/// A quantity written in digits: "12", "1,250,300", "1 250 300", "3.14", ".25".
struct Numeral {
    std::size_t end = 0;      ///< behind the last digit
    std::u32string whole;     ///< digits before the point, without commas and spaces; empty for ".25"
    std::u32string decimals;  ///< digits behind the point, maybe none
    bool grouped = false;     ///< had commas or spaces

    [[nodiscard]] bool is_one() const { return whole == U"1" && decimals.empty(); }
};

/// The longest numeral that begins at `at`; none when digits stand directly before, or too many in a row.
[[nodiscard]] std::optional<Numeral> numeral_at(std::u32string_view text, std::size_t at);

/// A quantity: never read as a year. Digit by digit when it begins with a useless zero or is too long.
[[nodiscard]] std::string numeral_words(const Numeral& numeral, NumberStyle style);

/// A number without anything around that tells what it is: four digits that look like a year are read so.
[[nodiscard]] std::string bare_number_words(std::u32string_view digits, NumberStyle style);
/// Digits that belong to letters: "three twenty" for A320, "one two three four" for XY1234.
[[nodiscard]] std::string code_number_words(std::u32string_view digits, NumberStyle style);

/// Numbers with dots between them: "2.10.3".
struct DottedNumbers {
    std::size_t count = 0;
    bool are_bytes = true;  ///< each from 0 to 255
    std::size_t end = 0;
};

[[nodiscard]] DottedNumbers dotted_numbers_at(std::u32string_view text, std::size_t at);
/// "two point ten point three"
[[nodiscard]] std::string version_words(std::u32string_view version, NumberStyle style);

/// Length of the "st", "nd", "rd" or "th" that makes an ordinal of the digits before `at`; 0 without one.
[[nodiscard]] std::size_t ordinal_suffix(std::u32string_view text, std::size_t at);

/// What ends at `at`, without a space in it, begins with a number: "10", "$5", "9am", "5km".
[[nodiscard]] bool quantity_ends(std::u32string_view text, std::size_t at);

/// "thousand", "million" ... behind a numeral, and where it ends.
struct Multiplier {
    std::string_view word;
    std::size_t end = 0;
};

/// "k", "bn" directly at `at`, or a word behind at most one space or hyphen. `of_money` also knows "m", "b",
/// "t", which mean other things behind plain numbers.
[[nodiscard]] std::optional<Multiplier> multiplier_at(std::u32string_view text, std::size_t at,
                                                      bool of_money);

}  // namespace storyflow::text
