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
    bool in_lakhs = false;    ///< had commas as in India: "1,23,456"

    [[nodiscard]] bool is_one() const { return whole == U"1" && decimals.empty(); }
};

/// The longest numeral that begins at `at`; std::nullopt when digits stand directly before it, or too many in
/// a row.
[[nodiscard]] std::optional<Numeral> numeral_at(std::u32string_view text, std::size_t at);

/// Reads as a quantity, never as a year. Digit by digit when it has leading zeros or is too long.
[[nodiscard]] std::string numeral_words(const Numeral& numeral, NumberStyle style);

/// Reads a number without context: four digits that look like a year are read as one.
[[nodiscard]] std::string bare_number_words(std::u32string_view digits, NumberStyle style);
/// Reads digits that are joined to letters: "three twenty" for A320, "one two three four" for XY1234.
[[nodiscard]] std::string code_number_words(std::u32string_view digits, NumberStyle style);

/// Numbers with dots between them: "2.10.3".
struct DottedNumbers {
    std::size_t count = 0;
    bool are_bytes = true;  ///< each is from 0 to 255
    std::size_t end = 0;
};

[[nodiscard]] DottedNumbers dotted_numbers_at(std::u32string_view text, std::size_t at);
/// Reads "2.10.3" as "two point ten point three".
[[nodiscard]] std::string version_words(std::u32string_view version, NumberStyle style);

/// The length of the "st", "nd", "rd" or "th" at `at` after the digits of an ordinal; 0 if there is none.
[[nodiscard]] std::size_t ordinal_suffix(std::u32string_view text, std::size_t at);

/// Whether the "d" at `at` makes an ordinal of the digits before it, in the older spelling: 2d, 23d; not 12d.
[[nodiscard]] bool is_old_ordinal(std::u32string_view text, std::size_t at);

/// Whether the text without spaces that ends at `at` begins with a number: "10", "$5", "9am", "5km".
[[nodiscard]] bool quantity_ends(std::u32string_view text, std::size_t at);

/// "thousand", "million" and so on after a numeral, and its end.
struct Multiplier {
    std::string_view word;
    std::size_t end = 0;
};

/// Finds "k" or "bn" directly at `at`, or a word after at most one space or hyphen. With `of_money` also "m",
/// "b" and "t", which mean other things after plain numbers.
[[nodiscard]] std::optional<Multiplier> multiplier_at(std::u32string_view text, std::size_t at,
                                                      bool of_money);

}  // namespace storyflow::text
