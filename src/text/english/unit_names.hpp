#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/dialect.hpp"

namespace storyflow::text {

/// Where a symbol after a number is read as a unit.
enum class UnitUse {
    spaced,    ///< also after a space: "5 km"
    glued,     ///< only directly after the number: "25C"
    measured,  ///< "in": directly after the number, or before "long", "wide" and the like
};

/// A unit, or a unit per another one, and the end of its written form.
struct WrittenUnit {
    std::string one;   ///< "kilometer per hour"
    std::string many;  ///< "kilometers per hour"
    UnitUse use = UnitUse::spaced;
    bool is_abbreviation = false;  ///< may have its own full stop: "ft."
    std::size_t letters = 0;       ///< length of the first symbol
    std::size_t end = 0;
};

/// The unit written at `at`: "km/h", "m²", "fl oz", "°C". Symbols are case-sensitive: "mW" is not "MW".
[[nodiscard]] std::optional<WrittenUnit> unit_at(std::u32string_view text, std::size_t at, Dialect dialect);

}  // namespace storyflow::text
