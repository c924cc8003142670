#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// $5, US$2.4 billion, EUR 20, $10-20: amounts with the sign or the name first.
[[nodiscard]] std::optional<Reading> read_money(const Place& place);
/// "10s. 6d.", and "10s." after pounds: shillings and pence, as in stories from before 1971.
[[nodiscard]] std::optional<Reading> read_old_money(const Place& place);
/// "6d.", where it is a sum: behind shillings, behind "cost", or before a small letter.
[[nodiscard]] std::optional<Reading> read_old_pence(const Place& place);
/// "2/6" behind "cost" or another sum: two shillings and six pence; "5/-".
[[nodiscard]] std::optional<Reading> read_shillings(const Place& place);
/// 45 €, 99¢, 50p, 20 USD: amounts with the number first.
[[nodiscard]] std::optional<Reading> read_money_behind(const Place& place);

}  // namespace storyflow::text
