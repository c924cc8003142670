#include "text/english/numbers.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array small_numbers{"zero"sv,    "one"sv,     "two"sv,       "three"sv,    "four"sv,
                                   "five"sv,    "six"sv,     "seven"sv,     "eight"sv,    "nine"sv,
                                   "ten"sv,     "eleven"sv,  "twelve"sv,    "thirteen"sv, "fourteen"sv,
                                   "fifteen"sv, "sixteen"sv, "seventeen"sv, "eighteen"sv, "nineteen"sv};
constexpr std::array tens{""sv,      ""sv,      "twenty"sv,  "thirty"sv, "forty"sv,
                          "fifty"sv, "sixty"sv, "seventy"sv, "eighty"sv, "ninety"sv};
constexpr std::array groups{""sv,         "thousand"sv,    "million"sv,    "billion"sv,
                            "trillion"sv, "quadrillion"sv, "quintillion"sv};

void add_word(std::string& words, std::string_view word) {
    if (!words.empty() && !word.empty()) words += ' ';
    words += word;
}

std::string below_hundred(std::uint64_t number) {
    if (number < small_numbers.size()) return std::string(small_numbers.at(number));
    std::string words(tens.at(number / 10));
    if (number % 10 != 0) words.append("-").append(small_numbers.at(number % 10));
    return words;
}

void add_and(std::string& words, NumberStyle style) {
    if (!words.empty() && style.with_and) add_word(words, "and");
}

void add_below_thousand(std::string& words, std::uint64_t number, NumberStyle style) {
    if (number >= 100) {
        add_word(words, below_hundred(number / 100));
        add_word(words, "hundred");
    }
    if (number % 100 != 0) {
        if (number >= 100) add_and(words, style);
        add_word(words, below_hundred(number % 100));
    }
}

/// The index at which the last word begins; "twenty-one" counts as two.
std::size_t last_word(std::string_view words) {
    const std::size_t gap = words.find_last_of(" -");
    return gap == std::string_view::npos ? 0 : gap + 1;
}

}  // namespace

NumberStyle number_style(Dialect dialect) {
    return {.with_and = dialect == Dialect::british};
}

std::string cardinal(std::uint64_t number, NumberStyle style) {
    if (number == 0) return "zero";
    std::string words;
    std::uint64_t scale = 1'000'000'000'000'000'000;
    for (std::size_t group = groups.size(); group-- > 0; scale /= 1000) {
        const std::uint64_t count = number / scale % 1000;
        if (count == 0) continue;
        if (group == 0 && count < 100) add_and(words, style);
        add_below_thousand(words, count, style);
        add_word(words, groups.at(group));
    }
    return words;
}

std::string lakh_words(std::uint64_t number, NumberStyle style) {
    constexpr std::uint64_t lakh = 100'000;
    constexpr std::uint64_t crore = 100 * lakh;
    std::string words;
    if (number >= crore) words = cardinal(number / crore, style) + " crore";
    if (number % crore >= lakh) add_word(words, cardinal(number % crore / lakh, style) + " lakh");
    if (number % lakh != 0 || number == 0) add_word(words, cardinal(number % lakh, style));
    return words;
}

std::string ordinal_of(std::string words) {
    using Irregular = std::pair<std::string_view, std::string_view>;
    constexpr std::array irregular{Irregular{"one", "first"},     Irregular{"two", "second"},
                                   Irregular{"three", "third"},   Irregular{"five", "fifth"},
                                   Irregular{"eight", "eighth"},  Irregular{"nine", "ninth"},
                                   Irregular{"twelve", "twelfth"}};
    const std::size_t begin = last_word(words);
    const std::string last = words.substr(begin);
    for (const auto& [number, rank] : irregular) {
        if (last == number) return words.replace(begin, last.size(), rank);
    }
    if (words.ends_with('y')) words.replace(words.size() - 1, 1, "ie");
    return words + "th";
}

std::string ordinal(std::uint64_t number, NumberStyle style) {
    return ordinal_of(cardinal(number, style));
}

std::string plural_of(std::string words) {
    if (words.ends_with('y')) return words.replace(words.size() - 1, 1, "ies");
    return words + (words.ends_with("six") ? "es" : "s");
}

std::string pair_words(std::uint64_t number) {
    if (number == 0) return {};
    return number < 10 ? "oh " + below_hundred(number) : below_hundred(number);
}

std::string year_words(std::uint64_t year, NumberStyle style) {
    const bool is_full_thousand = year % 1000 < 10 && (year % 1000 == 0 || year / 1000 == 2);
    if (year < 1000 || year > 9999 || is_full_thousand) return cardinal(year, style);
    std::string words = below_hundred(year / 100);
    add_word(words, year % 100 == 0 ? "hundred" : pair_words(year % 100));
    return words;
}

std::string digit_words(std::u32string_view digits) {
    std::string words;
    for (const char32_t digit : digits) {
        if (is_digit(digit)) add_word(words, small_numbers.at(digit - U'0'));
    }
    return words;
}

bool is_number_word(std::string_view word) {
    const auto holds = [word](const auto& words) {
        return !word.empty() && std::ranges::find(words, word) != words.end();
    };
    return holds(small_numbers) || holds(tens) || holds(groups) || word == "hundred";
}

std::string fraction_words(std::uint64_t numerator, std::uint64_t denominator, NumberStyle style) {
    const std::string part = denominator == 2   ? "half"
                             : denominator == 4 ? "quarter"
                                                : ordinal(denominator, style);
    const std::string parts = denominator == 2 ? "halves" : part + "s";
    return cardinal(numerator, style) + " " + (numerator == 1 ? part : parts);
}

}  // namespace storyflow::text
