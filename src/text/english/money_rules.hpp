#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// $5, US$2.4 billion, EUR 20, $10-20: where the sign or the name stands first.
[[nodiscard]] std::optional<Reading> read_money(const Place& place);
/// "10s. 6d.", and "10s." behind pounds: shillings and pence, as stories from before 1971 have them.
[[nodiscard]] std::optional<Reading> read_old_money(const Place& place);
/// 45 €, 99¢, 50p, 20 USD: where the number stands first.
[[nodiscard]] std::optional<Reading> read_money_behind(const Place& place);

}  // namespace storyflow::text
