#include "text/english/numeral.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/characters.hpp"
#include "text/english/currencies.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;
using Named = std::pair<std::string_view, std::string_view>;

bool is_group_of_three(std::u32string_view text, std::size_t at) {
    return char_at(text, at) == U' ' && digits_from(text, at + 1, 4) == 3 && ends_word(text, at + 4);
}

/// The number of groups of three digits after spaces, as in "12 500 000" and "10 000". 0 where they may be
/// separate numbers, as in "300 200 100".
std::size_t spaced_groups(std::u32string_view text, std::size_t at, std::size_t first) {
    constexpr std::size_t most_groups = 5;
    std::size_t count = 0;
    while (count < most_groups && is_group_of_three(text, at + 4 * count))
        ++count;
    if (count == 0 || is_group_of_three(text, at + 4 * count)) return 0;
    const bool ends_round = matches(text, at + 4 * count - 3, "000");
    return ends_round || (count >= 2 && first < 3) ? count : 0;
}

/// Reads "1,23,456": groups of two before the last three. Moves `at` behind them; false for any other form.
bool read_indian(std::u32string_view text, std::size_t& at, std::u32string& whole) {
    const std::size_t first = digits_from(text, at, 3);
    if (first == 0 || first > 2 || text[at] == U'0') return false;
    std::u32string digits(text.substr(at, first));
    std::size_t next = at + first;
    while (digits.size() < longest_number && char_at(text, next) == U',' &&
           digits_from(text, next + 1, 3) == 2) {
        digits += text.substr(next + 1, 2);
        next += 3;
    }
    if (digits.size() == first || char_at(text, next) != U',' || digits_from(text, next + 1, 4) != 3)
        return false;
    whole = digits.append(text.substr(next + 1, 3));
    at = next + 4;
    return true;
}

/// Reads digits, or groups of three with commas or spaces, and moves `at` behind them. Returns whether there
/// were groups.
bool read_whole(std::u32string_view text, std::size_t& at, std::u32string& whole) {
    const std::size_t first = digits_from(text, at, longest_word + 1);
    whole = text.substr(at, first);
    at += first;
    if (first == 0 || first > 3 || whole.front() == U'0') return false;
    bool grouped = false;
    while (whole.size() < longest_word && char_at(text, at) == U',' && digits_from(text, at + 1, 4) == 3) {
        whole += text.substr(at + 1, 3);
        at += 4;
        grouped = true;
    }
    if (grouped) return true;
    const std::size_t spaced = spaced_groups(text, at, first);
    for (std::size_t i = 0; i < spaced; ++i, at += 4)
        whole += text.substr(at + 1, 3);
    return spaced > 0;
}

/// The power of ten for which a letter, in either case, stands.
std::string_view letter_multiplier(std::u32string_view letters, bool of_money) {
    constexpr std::array always{Named{"bn", "billion"}, Named{"k", "thousand"}, Named{"K", "thousand"},
                                Named{"mn", "million"}, Named{"M", "million"},  Named{"tn", "trillion"},
                                Named{"Bn", "billion"}, Named{"BN", "billion"}};
    constexpr std::array money{Named{"b", "billion"},  Named{"B", "billion"},  Named{"m", "million"},
                               Named{"MM", "million"}, Named{"mm", "million"}, Named{"mil", "million"},
                               Named{"t", "trillion"}, Named{"T", "trillion"}};
    const auto named = [letters](const Named& name) {
        return letters.size() == name.first.size() && matches(letters, 0, name.first);
    };
    if (const auto found = std::ranges::find_if(always, named); found != always.end()) return found->second;
    if (!of_money) return {};
    const auto found = std::ranges::find_if(money, named);
    return found == money.end() ? std::string_view{} : found->second;
}

}  // namespace

bool is_old_ordinal(std::u32string_view text, std::size_t at) {
    const std::size_t digits = digits_before(text, at);
    if (digits == 0 || digits > 3 || char_at(text, at) != U'd' || !ends_word(text, at + 1)) return false;
    const char32_t last = text[at - 1];
    const bool is_teen = digits > 1 && text[at - 2] == U'1';
    return (last == U'2' || last == U'3') && !is_teen;
}

std::optional<Numeral> numeral_at(std::u32string_view text, std::size_t at) {
    if (is_digit(char_at(text, at - 1))) return std::nullopt;
    Numeral numeral;
    numeral.end = at;
    numeral.in_lakhs = read_indian(text, numeral.end, numeral.whole);
    numeral.grouped = numeral.in_lakhs || read_whole(text, numeral.end, numeral.whole);
    if (numeral.whole.size() > longest_word) return std::nullopt;
    if (char_at(text, numeral.end) == U'.') {
        const std::size_t decimals = digits_from(text, numeral.end + 1, longest_word + 1);
        if (decimals > longest_word) return std::nullopt;
        numeral.decimals = decimals == 0 ? std::u32string{} : text.substr(numeral.end + 1, decimals);
        if (decimals > 0) numeral.end += 1 + decimals;
    }
    if (numeral.whole.empty() && numeral.decimals.empty()) return std::nullopt;
    return numeral;
}

std::string numeral_words(const Numeral& numeral, NumberStyle style) {
    const bool useless_zero = numeral.whole.size() > 1 && numeral.whole.front() == U'0';
    std::string words;
    if (useless_zero || numeral.whole.size() > longest_number) {
        words = digit_words(numeral.whole);
    } else if (!numeral.whole.empty()) {
        const std::uint64_t number = number_value(numeral.whole);
        words = numeral.in_lakhs ? lakh_words(number, style) : cardinal(number, style);
    }
    if (numeral.decimals.empty()) return words;
    if (!words.empty()) words += ' ';
    return words + "point " + digit_words(numeral.decimals);
}

std::string bare_number_words(std::u32string_view digits, NumberStyle style) {
    if (digits.size() > longest_number || (digits.size() > 1 && digits.front() == U'0'))
        return digit_words(digits);
    const std::uint64_t number = number_value(digits);
    const bool is_year =
        (number >= 1100 && number < 2000 && number % 100 != 0) || (number >= 2010 && number < 2100);
    return digits.size() == 4 && is_year ? year_words(number, style) : cardinal(number, style);
}

std::string code_number_words(std::u32string_view digits, NumberStyle style) {
    if (digits.size() > 3 || digits.front() == U'0') return digit_words(digits);
    const std::uint64_t number = number_value(digits);
    if (number < 100 || number % 100 == 0) return cardinal(number, style);
    return cardinal(number / 100) + " " + pair_words(number % 100);
}

DottedNumbers dotted_numbers_at(std::u32string_view text, std::size_t at) {
    constexpr std::size_t most_numbers = 12;
    DottedNumbers numbers;
    numbers.end = at;
    while (numbers.count < most_numbers) {
        const std::size_t begin = numbers.end + (numbers.count > 0 ? 1 : 0);
        if (numbers.count > 0 && char_at(text, numbers.end) != U'.') break;
        const std::size_t size = digits_from(text, begin);
        if (size == 0) break;
        numbers.are_bytes = numbers.are_bytes && size <= 3 && number_value(text.substr(begin, size)) <= 255;
        numbers.end = begin + size;
        ++numbers.count;
    }
    return numbers;
}

std::string version_words(std::u32string_view version, NumberStyle style) {
    std::string words;
    for (std::size_t at = 0; at < version.size(); ++at) {
        const std::u32string_view digits = version.substr(at, digits_from(version, at));
        const bool as_number =
            digits.size() <= longest_number && (digits.size() == 1 || digits.front() != U'0');
        if (!words.empty()) words += " point ";
        words += as_number ? cardinal(number_value(digits), style) : digit_words(digits);
        at += digits.size();
    }
    return words;
}

std::size_t ordinal_suffix(std::u32string_view text, std::size_t at) {
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
        if (matches_any_case(text, at, suffix) && ends_word(text, at + suffix.size())) return suffix.size();
    }
    return 0;
}

bool quantity_ends(std::u32string_view text, std::size_t at) {
    constexpr std::size_t longest_quantity = 24;
    const auto is_inside = [](char32_t c) {
        return is_word_char(c) || is_currency_sign(c) ||
               std::u32string_view(U".,:%°'").find(c) != std::u32string_view::npos;
    };
    std::size_t begin = at;
    while (begin > 0 && at - begin < longest_quantity && is_inside(text[begin - 1]))
        --begin;
    while (begin < at && text[begin] == U'\'')
        ++begin;
    if (begin == at) return false;
    const char32_t first = text[begin];
    const char32_t last = text[at - 1];
    const bool begins_well = is_digit(first) || is_currency_sign(first) || first == U'.';
    return begins_well && (is_word_char(last) || last == U'%' || last == U'°');
}

std::optional<Multiplier> multiplier_at(std::u32string_view text, std::size_t at, bool of_money) {
    constexpr std::array words{"hundred"sv, "thousand"sv, "million"sv,
                               "billion"sv, "trillion"sv, "quadrillion"sv};
    const std::u32string_view glued = word_at(text, at);
    if (!glued.empty() && ends_word(text, at + glued.size())) {
        const std::string_view word = letter_multiplier(glued, of_money);
        if (!word.empty()) return Multiplier{word, at + glued.size()};
    }
    const char32_t joint = char_at(text, at);
    const std::size_t begin = at + (joint == U' ' || joint == U'-' ? 1 : 0);
    for (const std::string_view word : words) {
        if (matches_any_case(text, begin, word) && ends_word(text, begin + word.size()))
            return Multiplier{word, begin + word.size()};
    }
    if (!of_money || joint != U' ') return std::nullopt;
    for (const auto& [letters, word] :
         {Named{"bn", "billion"}, Named{"mn", "million"}, Named{"tn", "trillion"}}) {
        if (matches(text, begin, letters) && ends_word(text, begin + letters.size()))
            return Multiplier{word, begin + letters.size()};
    }
    return std::nullopt;
}

}  // namespace storyflow::text
