#pragma once

#include <optional>

#include "text/english/reading.hpp"

/// Numbers that name a member of a series rather than count.
namespace storyflow::text {

/// "Chapter 01", "Track 03": without the zero.
[[nodiscard]] std::optional<Reading> read_part_number(const Place& place);
/// "2Q22", "4Q 2021": the second quarter of twenty twenty-two.
[[nodiscard]] std::optional<Reading> read_quarter(const Place& place);
/// "FY2024", "FY24": fiscal year.
[[nodiscard]] std::optional<Reading> read_fiscal_year(const Place& place);
/// The "470-65" of "LP 470-65": a catalogue's number, not a range.
[[nodiscard]] std::optional<Reading> read_catalogue_number(const Place& place);
/// The "1200" of "1200 Oak Street": twelve hundred.
[[nodiscard]] std::optional<Reading> read_house_number(const Place& place);
/// "ISBN 978-3-16-148410-0", "ISBN-10: 080442957X": digit by digit.
[[nodiscard]] std::optional<Reading> read_isbn(const Place& place);
/// The "A-" of "got an A-": A minus.
[[nodiscard]] std::optional<Reading> read_grade(const Place& place);

}  // namespace storyflow::text
