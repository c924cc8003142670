#include "text/english/currencies.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

struct Sign {
    char32_t sign;
    Currency currency;
};

struct Name {
    std::string_view written;
    Currency currency;
};

constexpr Currency euro{"euro", "euros", "cent", "cents"};
constexpr Currency pound{"pound", "pounds", "penny", "pence"};
constexpr Currency rupee{"rupee", "rupees", "paisa", "paise"};
constexpr Currency yen{"yen", "yen", "", ""};

constexpr std::array signs{
    Sign{U'$', {"dollar", "dollars", "cent", "cents"}},
    Sign{U'£', pound},
    Sign{U'€', euro},
    Sign{U'¥', yen},
    Sign{U'₹', rupee},
    Sign{U'¢', {"cent", "cents", "", ""}},
    Sign{U'₩', {"won", "won", "", ""}},
    Sign{U'₽', {"ruble", "rubles", "kopek", "kopeks"}},
    Sign{U'₺', {"lira", "lira", "kurus", "kurus"}},
    Sign{U'₪', {"shekel", "shekels", "agora", "agorot"}},
    Sign{U'₫', {"dong", "dong", "", ""}},
    Sign{U'₱', {"peso", "pesos", "centavo", "centavos"}},
    Sign{U'₦', {"naira", "naira", "kobo", "kobo"}},
    Sign{U'₴', {"hryvnia", "hryvnias", "kopek", "kopeks"}},
    Sign{U'฿', {"baht", "baht", "satang", "satang"}},
    Sign{U'₿', {"bitcoin", "bitcoins", "", ""}},
};

/// Country prefixes of a dollar sign: "US$".
constexpr std::array dollars{
    Name{"US", {"U S dollar", "U S dollars", "cent", "cents"}},
    Name{"USD", {"U S dollar", "U S dollars", "cent", "cents"}},
    Name{"CA", {"Canadian dollar", "Canadian dollars", "cent", "cents"}},
    Name{"CAD", {"Canadian dollar", "Canadian dollars", "cent", "cents"}},
    Name{"C", {"Canadian dollar", "Canadian dollars", "cent", "cents"}},
    Name{"AU", {"Australian dollar", "Australian dollars", "cent", "cents"}},
    Name{"AUD", {"Australian dollar", "Australian dollars", "cent", "cents"}},
    Name{"A", {"Australian dollar", "Australian dollars", "cent", "cents"}},
    Name{"NZ", {"New Zealand dollar", "New Zealand dollars", "cent", "cents"}},
    Name{"NZD", {"New Zealand dollar", "New Zealand dollars", "cent", "cents"}},
    Name{"HK", {"Hong Kong dollar", "Hong Kong dollars", "cent", "cents"}},
    Name{"HKD", {"Hong Kong dollar", "Hong Kong dollars", "cent", "cents"}},
    Name{"S", {"Singapore dollar", "Singapore dollars", "cent", "cents"}},
    Name{"SGD", {"Singapore dollar", "Singapore dollars", "cent", "cents"}},
    Name{"R", {"real", "reais", "centavo", "centavos"}},
};

constexpr std::array codes{
    Name{"EUR", euro},
    Name{"GBP", pound},
    Name{"INR", rupee},
    Name{"JPY", yen},
    Name{"CNY", {"yuan", "yuan", "", ""}},
    Name{"RMB", {"yuan", "yuan", "", ""}},
    Name{"CHF", {"Swiss franc", "Swiss francs", "centime", "centimes"}},
    Name{"SEK", {"Swedish krona", "Swedish kronor", "", ""}},
    Name{"NOK", {"Norwegian krone", "Norwegian kroner", "", ""}},
    Name{"DKK", {"Danish krone", "Danish kroner", "", ""}},
    Name{"PLN", {"zloty", "zlotys", "grosz", "groszy"}},
    Name{"BRL", {"real", "reais", "centavo", "centavos"}},
    Name{"MXN", {"Mexican peso", "Mexican pesos", "centavo", "centavos"}},
    Name{"ZAR", {"rand", "rand", "cent", "cents"}},
    Name{"KRW", {"won", "won", "", ""}},
    Name{"RUB", {"ruble", "rubles", "kopek", "kopeks"}},
};

template <typename Names>
std::optional<Currency> named(const Names& names, std::u32string_view word) {
    const auto found = std::ranges::find_if(names, [word](const Name& name) {
        return name.written.size() == word.size() && matches(word, 0, name.written);
    });
    return found == names.end() ? std::nullopt : std::optional(found->currency);
}

std::optional<Currency> currency_of_code(std::u32string_view word) {
    if (word.size() != 3) return std::nullopt;
    if (const auto currency = named(codes, word)) return currency;
    return named(dollars, word);
}

}  // namespace

bool is_currency_sign(char32_t c) {
    return c >= U'$' && std::ranges::find(signs, c, &Sign::sign) != signs.end();
}

std::optional<Currency> currency_of_sign(char32_t c) {
    const auto found = std::ranges::find(signs, c, &Sign::sign);
    return found == signs.end() ? std::nullopt : std::optional(found->currency);
}

std::optional<WrittenCurrency> currency_before_number(std::u32string_view text, std::size_t at) {
    std::optional<Currency> currency;
    std::size_t end = at;
    if (const std::u32string_view word = word_at(text, at).substr(0, 4); !word.empty()) {
        end += word.size();
        const bool has_sign = char_at(text, end) == U'$';
        currency = has_sign ? named(dollars, word) : currency_of_code(word);
        if (has_sign) ++end;
    } else if (char_at(text, at) != U'¢') {
        currency = currency_of_sign(char_at(text, at));
        ++end;
    }
    if (!currency) return std::nullopt;
    if (char_at(text, end) == U' ') ++end;
    return WrittenCurrency{*currency, end};
}

std::optional<WrittenCurrency> currency_after_number(std::u32string_view text, std::size_t at) {
    const std::size_t begin = at + (char_at(text, at) == U' ' ? 1 : 0);
    if (const auto currency = currency_of_sign(char_at(text, begin))) {
        const char32_t next = char_at(text, begin + 1);
        // In "5 $20 notes" the sign belongs to the number after it.
        if (is_digit(next) || (next == U'.' && is_digit(char_at(text, begin + 2)))) return std::nullopt;
        return WrittenCurrency{*currency, begin + 1};
    }
    const std::u32string_view word = word_at(text, begin);
    if (!ends_word(text, begin + word.size())) return std::nullopt;
    if (const auto currency = currency_of_code(word)) return WrittenCurrency{*currency, begin + word.size()};
    return std::nullopt;
}

}  // namespace storyflow::text
