#include "text/english/money_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/characters.hpp"
#include "text/english/currencies.hpp"
#include "text/english/numbers.hpp"
#include "text/english/numeral.hpp"
#include "text/english/sentence_end.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

struct Amount {
    Numeral numeral;
    std::string_view multiplier;
    std::size_t end = 0;
};

std::optional<Amount> amount_at(std::u32string_view text, std::size_t at) {
    const auto numeral = numeral_at(text, at);
    if (!numeral) return std::nullopt;
    const auto multiplier = multiplier_at(text, numeral->end, true);
    if (!multiplier) return Amount{*numeral, {}, numeral->end};
    return Amount{*numeral, multiplier->word, multiplier->end};
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many, NumberStyle style) {
    return cardinal(number, style).append(" ").append(number == 1 ? one : many);
}

/// "three dollars and fifty cents"; a part that is zero is left out.
std::string with_cents(const Numeral& numeral, const Currency& currency, NumberStyle style) {
    const std::uint64_t whole = number_value(numeral.whole);
    const std::uint64_t cents = number_value(numeral.decimals) * (numeral.decimals.size() == 1 ? 10 : 1);
    if (cents == 0) return counted(whole, currency.one, currency.many, style);
    std::string small = counted(cents, currency.cent, currency.cents, style);
    if (whole == 0) return small;
    return counted(whole, currency.one, currency.many, style) + " and " + small;
}

std::string money_words(const Amount& amount, const Currency& currency, NumberStyle style) {
    const Numeral& numeral = amount.numeral;
    const bool has_cents = !numeral.decimals.empty() && numeral.decimals.size() <= 2 &&
                           !currency.cent.empty() && numeral.whole.size() <= longest_number &&
                           !numeral.in_lakhs;
    if (has_cents && amount.multiplier.empty()) return with_cents(numeral, currency, style);
    std::string words = numeral_words(numeral, style);
    if (!amount.multiplier.empty()) words.append(" ").append(amount.multiplier);
    const bool is_one = numeral.is_one() && amount.multiplier.empty();
    return words.append(" ").append(is_one ? currency.one : currency.many);
}

/// The second amount of "$10-20", "$3-5 million" and "$10–$15k". The multiplier behind it also applies to the
/// first.
std::optional<Amount> upper_amount(const Place& place, const Amount& lower, char32_t sign) {
    if (!lower.multiplier.empty() || !is_dash(char_at(place.text, lower.end))) return std::nullopt;
    const bool has_sign = char_at(place.text, lower.end + 1) == sign;
    const auto upper = amount_at(place.text, lower.end + (has_sign ? 2 : 1));
    if (!upper || (has_sign && upper->multiplier.empty())) return std::nullopt;
    const bool goes_on =
        is_dash(char_at(place.text, upper->end)) && is_digit(char_at(place.text, upper->end + 1));
    return goes_on || !ends_word(place.text, upper->end) ? std::nullopt : upper;
}

std::string range_words(const Amount& lower, const Amount& upper, const Currency& currency,
                        NumberStyle style) {
    const bool in_cents =
        upper.multiplier.empty() && !(lower.numeral.decimals.empty() && upper.numeral.decimals.empty());
    const std::string low =
        in_cents ? money_words(lower, currency, style) : numeral_words(lower.numeral, style);
    return low + " to " + money_words(upper, currency, style);
}

/// One or two digits before "s" or "d".
struct OldCoins {
    std::uint64_t count = 0;
    std::size_t end = 0;  ///< behind the letter
};

std::optional<OldCoins> old_coins_at(std::u32string_view text, std::size_t at, char32_t letter) {
    const std::size_t size = digits_from(text, at, 3);
    const std::size_t end = at + size + 1;
    if (size == 0 || size > 2 || char_at(text, end - 1) != letter || !ends_word(text, end))
        return std::nullopt;
    return OldCoins{number_value(text.substr(at, size)), end};
}

/// Words before a sum of money: "It cost 4s."
constexpr std::array paying_words{"charge"sv, "charged"sv, "cost"sv,  "costs"sv, "gave"sv,
                                  "give"sv,   "owed"sv,    "owes"sv,  "paid"sv,  "pay"sv,
                                  "pays"sv,   "price"sv,   "spent"sv, "worth"sv};
static_assert(std::ranges::is_sorted(paying_words));

bool is_paid(std::u32string_view text, std::size_t at) {
    return contains(paying_words, small_letters(word_before(text, at)));
}

/// Whether a sum in shillings or pence and a joint stand before: "4s. and 2/6", "5/- or 6d."
bool follows_coins(std::u32string_view text, std::size_t at) {
    const std::u32string_view joint = word_before(text, at);
    if (joint != U"and" && joint != U"or" && joint != U"to") return false;
    const std::size_t end = position_of(text, joint) - 1;
    if (matches(text, end - 2, "/-")) return true;
    const char32_t coin = char_at(text, end - 2);
    return char_at(text, end - 1) == U'.' && (coin == U's' || coin == U'd') &&
           is_digit(char_at(text, end - 3));
}

bool follows_pounds(std::u32string_view text, std::size_t at) {
    if (at < 3 || text[at - 1] != U' ') return false;
    const std::size_t digits = digits_before(text, at - 1);
    return digits > 0 && at >= digits + 2 && text[at - digits - 2] == U'£';
}

/// Whether "4s." is four shillings: with a full stop that ends no sentence, behind pounds, or where it is
/// paid.
bool is_old_sum(std::u32string_view text, std::size_t at, std::size_t end) {
    const bool dotted = char_at(text, end) == U'.';
    const char32_t next = char_at(text, skip_gap(text, end + 1));
    const bool goes_on = dotted && is_space(char_at(text, end + 1)) && is_letter(next) && !is_capital(next);
    return goes_on || follows_pounds(text, at) || follows_coins(text, at) || (dotted && is_paid(text, at));
}

/// The position behind the full stop of "10s.", unless the full stop also ends the sentence.
std::size_t behind_stop(std::u32string_view text, std::size_t end) {
    return char_at(text, end) == U'.' && !ends_sentence(text, end + 1, true) ? end + 1 : end;
}

/// Reads "5l. 10s. 6d."
std::optional<Reading> read_old_pounds(const Place& place) {
    const auto pounds = old_coins_at(place.text, place.at, U'l');
    if (!pounds) return std::nullopt;
    const std::size_t stop = pounds->end + (char_at(place.text, pounds->end) == U'.' ? 1 : 0);
    const std::size_t next = skip_gap(place.text, stop);
    const auto shillings = old_coins_at(place.text, next, U's');
    if (!shillings) return std::nullopt;
    const NumberStyle style = number_style(place.dialect);
    const std::string words = counted(pounds->count, "pound", "pounds", style) + " " +
                              counted(shillings->count, "shilling", "shillings", style);
    const std::size_t last = skip_gap(place.text, behind_stop(place.text, shillings->end));
    const auto pence = old_coins_at(place.text, last, U'd');
    if (!pence) return Reading{behind_stop(place.text, shillings->end) - place.at, words};
    return Reading{behind_stop(place.text, pence->end) - place.at,
                   words + " and " + counted(pence->count, "penny", "pence", style)};
}

}  // namespace

std::optional<Reading> read_old_money(const Place& place) {
    if (auto pounds = read_old_pounds(place)) return pounds;
    const NumberStyle style = number_style(place.dialect);
    const auto shillings = old_coins_at(place.text, place.at, U's');
    if (!shillings) return std::nullopt;
    const std::string words = counted(shillings->count, "shilling", "shillings", style);
    const std::size_t next = skip_gap(place.text, behind_stop(place.text, shillings->end));
    if (const auto pence = old_coins_at(place.text, next, U'd')) {
        return Reading{behind_stop(place.text, pence->end) - place.at,
                       words + " and " + counted(pence->count, "penny", "pence", style)};
    }
    if (!is_old_sum(place.text, place.at, shillings->end)) return std::nullopt;
    return Reading{behind_stop(place.text, shillings->end) - place.at, words};
}

std::optional<Reading> read_old_pence(const Place& place) {
    const auto pence = old_coins_at(place.text, place.at, U'd');
    if (!pence || pence->count == 0 || !is_old_sum(place.text, place.at, pence->end)) return std::nullopt;
    return Reading{behind_stop(place.text, pence->end) - place.at,
                   counted(pence->count, "penny", "pence", number_style(place.dialect))};
}

std::optional<Reading> read_shillings(const Place& place) {
    const std::u32string_view text = place.text;
    const std::size_t size = digits_from(text, place.at, 3);
    const std::size_t slash = place.at + size;
    if (size == 0 || size > 2 || char_at(text, slash) != U'/' || is_word_char(char_at(text, place.at - 1)))
        return std::nullopt;
    const std::uint64_t shillings = number_value(text.substr(place.at, size));
    const NumberStyle style = number_style(place.dialect);
    const bool has_none = char_at(text, slash + 1) == U'-' || char_at(text, slash + 1) == U'–';
    if (has_none && !is_word_char(char_at(text, slash + 2)))
        return Reading{size + 2, counted(shillings, "shilling", "shillings", style)};
    const std::size_t pence_size = digits_from(text, slash + 1, 3);
    const std::size_t end = slash + 1 + pence_size;
    const std::uint64_t pence = number_value(text.substr(std::min(slash + 1, text.size()), pence_size));
    const bool is_sum =
        (is_paid(text, place.at) || follows_coins(text, place.at)) && pence_size > 0 && pence < 12;
    const bool is_fraction = pence > shillings && (pence == 2 || pence == 3 || pence == 4);
    if (!is_sum || is_fraction || !ends_word(text, end) || char_at(text, end) == U'/') return std::nullopt;
    return Reading{end - place.at, cardinal(shillings, style) + " and " + cardinal(pence, style)};
}

std::optional<Reading> read_money(const Place& place) {
    const NumberStyle style = number_style(place.dialect);
    const auto written = currency_before_number(place.text, place.at);
    if (!written) return std::nullopt;
    const char32_t next = char_at(place.text, written->end);
    const bool is_negative = next == U'-' || next == U'−';
    const auto amount = amount_at(place.text, written->end + (is_negative ? 1 : 0));
    if (!amount) return std::nullopt;
    const std::string sign = is_negative ? "minus " : "";
    if (const auto upper = upper_amount(place, *amount, char_at(place.text, place.at)))
        return Reading{upper->end - place.at, sign + range_words(*amount, *upper, written->currency, style)};
    return Reading{amount->end - place.at, sign + money_words(*amount, written->currency, style)};
}

std::optional<Reading> read_money_behind(const Place& place) {
    const NumberStyle style = number_style(place.dialect);
    const auto amount = amount_at(place.text, place.at);
    if (!amount) return std::nullopt;
    if (const auto written = currency_after_number(place.text, amount->end))
        return Reading{written->end - place.at, money_words(*amount, written->currency, style)};
    const Numeral& numeral = amount->numeral;
    const bool is_pence = numeral.decimals.empty() && numeral.whole.size() <= 2 && numeral.whole != U"00" &&
                          char_at(place.text, numeral.end) == U'p' && ends_word(place.text, numeral.end + 1);
    if (!is_pence) return std::nullopt;
    return Reading{numeral.end + 1 - place.at, counted(number_value(numeral.whole), "penny", "pence", style)};
}

}  // namespace storyflow::text
