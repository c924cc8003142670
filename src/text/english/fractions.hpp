#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "text/english/numbers.hpp"
#include "text/english/reading.hpp"

/// 1/2, 3/4, ½, 2½, 2 1/2, and other things written with a slash between numbers: 24/7, 120/80, 2023/24.
namespace storyflow::text {

struct Fraction {
    std::size_t end = 0;
    std::string words;
    bool is_mixed = false;  ///< with a whole number before: "two and a half"
};

/// The fraction that begins at `at`; std::nullopt if the slash there means something else.
[[nodiscard]] std::optional<Fraction> fraction_at(std::u32string_view text, std::size_t at,
                                                  NumberStyle style);

[[nodiscard]] std::optional<Reading> read_fraction(const Place& place);

}  // namespace storyflow::text
