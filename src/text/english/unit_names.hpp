#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/dialect.hpp"

namespace storyflow::text {

/// How freely a symbol is taken for a unit behind a number.
enum class UnitUse {
    spaced,    ///< also behind a space: "5 km"
    glued,     ///< only directly behind the number: "25C"
    measured,  ///< "in": glued, or before "long", "wide" and the like
};

/// A unit, or one unit per another, and where what was written for it ends.
struct WrittenUnit {
    std::string one;   ///< "kilometer per hour"
    std::string many;  ///< "kilometers per hour"
    UnitUse use = UnitUse::spaced;
    bool is_abbreviation = false;  ///< may have a full stop of its own: "ft."
    std::size_t letters = 0;       ///< of the first symbol
    std::size_t end = 0;
};

/// The unit written at `at`: "km/h", "m²", "fl oz", "°C". Symbols keep their case: "mW" is no "MW".
[[nodiscard]] std::optional<WrittenUnit> unit_at(std::u32string_view text, std::size_t at, Dialect dialect);

}  // namespace storyflow::text
