#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace storyflow::text {

struct Currency {
    std::string_view one;   ///< "dollar"
    std::string_view many;  ///< "dollars"
    std::string_view cent;  ///< hundredth part; empty if not in use
    std::string_view cents;
};

/// A currency and the end of its written form.
struct WrittenCurrency {
    Currency currency;
    std::size_t end = 0;
};

[[nodiscard]] bool is_currency_sign(char32_t c);

/// "$", "US$" or "USD " before a number, with at most one space.
[[nodiscard]] std::optional<WrittenCurrency> currency_before_number(std::u32string_view text, std::size_t at);
/// "€", " €" or " EUR" behind a number that ends at `at`.
[[nodiscard]] std::optional<WrittenCurrency> currency_after_number(std::u32string_view text, std::size_t at);
/// The currency of a sign without a number.
[[nodiscard]] std::optional<Currency> currency_of_sign(char32_t c);

}  // namespace storyflow::text
