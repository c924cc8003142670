#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/english/reading.hpp"

/// Words that are drawn out in writing: "sooo", "whaaat", "NOOOO", "so-o-o".
namespace storyflow::text {

/// The word as it is usually written, in small letters; std::nullopt if no letter stands three times in a
/// row. Common words are known ("goood" is good, "nooo" no); of others each such run becomes two letters, or
/// one of a, i, u and y ("Stelllaaa" is stella). `letters` are small ASCII letters. Pure.
[[nodiscard]] std::optional<std::string> unstretched(std::string_view letters);

/// Reads a drawn-out word as the word itself. In capitals only a common one: AAAS and IEEE are names.
[[nodiscard]] std::optional<Reading> read_stretched(const Place& place);

}  // namespace storyflow::text
