#include "text/english/telephone_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/characters.hpp"
#include "text/english/numbers.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

struct Telephone {
    std::u32string_view country;
    std::vector<std::u32string_view> groups;
    std::size_t end = 0;
};

constexpr std::array calling_words{"at"sv,     "call"sv,  "contact"sv, "dial"sv, "fax"sv,       "line"sv,
                                   "mobile"sv, "phone"sv, "ring"sv,    "tel"sv,  "telephone"sv, "text"sv};
static_assert(std::ranges::is_sorted(calling_words));

bool is_separator(char32_t c) {
    return c == U' ' || c == U'-' || c == U'.' || c == U'–';
}

/// Reads a group of digits, with or without brackets; moves `at` behind it.
std::optional<std::u32string_view> group_at(std::u32string_view text, std::size_t& at, std::size_t least,
                                            std::size_t most) {
    const bool bracketed = char_at(text, at) == U'(';
    const std::size_t begin = at + (bracketed ? 1 : 0);
    const std::size_t size = digits_from(text, begin, most + 1);
    if (size < least || size > most) return std::nullopt;
    if (bracketed && char_at(text, begin + size) != U')') return std::nullopt;
    at = begin + size + (bracketed ? 1 : 0);
    return text.substr(begin, size);
}

bool ends_number(std::u32string_view text, std::size_t at) {
    const bool goes_on =
        (is_separator(char_at(text, at)) && char_at(text, at) != U' ') && is_digit(char_at(text, at + 1));
    return ends_word(text, at) && !goes_on && char_at(text, at) != U'%';
}

/// Reads the country code "1 " or "+1-" before a three-digit area code.
void read_country(std::u32string_view text, std::size_t& at, Telephone& telephone) {
    const std::size_t plus = char_at(text, at) == U'+' ? 1 : 0;
    const std::size_t size = digits_from(text, at + plus, 4);
    const bool is_code = size >= 1 && (plus == 1 ? size <= 3 : size == 1 && text[at] == U'1');
    if (!is_code || !is_separator(char_at(text, at + plus + size))) return;
    telephone.country = text.substr(at + plus, size);
    at += plus + size + 1;
}

/// Reads groups of three, three and four digits.
std::optional<Telephone> american_at(std::u32string_view text, std::size_t at) {
    Telephone telephone;
    read_country(text, at, telephone);
    const bool bracketed = char_at(text, at) == U'(';
    for (const std::size_t size : {3U, 3U, 4U}) {
        if (!telephone.groups.empty()) {
            const bool touches = bracketed && telephone.groups.size() == 1 && is_digit(char_at(text, at));
            if (!touches && !is_separator(char_at(text, at))) return std::nullopt;
            if (!touches) ++at;
        }
        const auto group = group_at(text, at, size, size);
        if (!group) return std::nullopt;
        telephone.groups.push_back(*group);
    }
    telephone.end = at;
    return ends_number(text, at) ? std::optional(telephone) : std::nullopt;
}

/// Reads a plus and a country code, or a zero, and groups of any size.
std::optional<Telephone> other_at(std::u32string_view text, std::size_t at) {
    constexpr std::size_t most_groups = 6;
    Telephone telephone;
    const bool is_foreign = char_at(text, at) == U'+';
    if (is_foreign) read_country(text, at, telephone);
    if (is_foreign && telephone.country.empty()) ++at;
    if (!is_foreign && char_at(text, at + (char_at(text, at) == U'(' ? 1 : 0)) != U'0') return std::nullopt;

    std::size_t digits = telephone.country.size();
    while (telephone.groups.size() < most_groups) {
        const bool joined = !telephone.groups.empty();
        // As in "+49 (0)30 123456".
        const bool touches = joined && char_at(text, at - 1) == U')' && is_digit(char_at(text, at));
        if (joined && !touches && !is_separator(char_at(text, at))) break;
        std::size_t next = at + (joined && !touches ? 1 : 0);
        const auto group = group_at(text, next, joined ? 2 : 1, 15);
        if (!group) break;
        telephone.groups.push_back(*group);
        digits += group->size();
        at = next;
    }
    telephone.end = at;
    const bool fits = is_foreign ? digits >= 7 && digits <= 15 : digits >= 10 && digits <= 11;
    return fits && ends_number(text, at) ? std::optional(telephone) : std::nullopt;
}

/// Reads groups of three and four digits as a local number if the context says so.
std::optional<Telephone> local_at(std::u32string_view text, std::size_t at) {
    Telephone telephone;
    const std::size_t begin = at;
    const auto first = group_at(text, at, 3, 3);
    if (!first || char_at(text, at) != U'-') return std::nullopt;
    ++at;
    const auto second = group_at(text, at, 4, 4);
    if (!second || !ends_number(text, at)) return std::nullopt;
    const bool is_told = *first == U"555" || second->front() == U'0' ||
                         contains(calling_words, small_letters(word_before(text, begin)));
    telephone.groups = {*first, *second};
    telephone.end = at;
    return is_told ? std::optional(telephone) : std::nullopt;
}

/// Reads "1-800-" before capitals that stand for digits: "1-800-FLOWERS". The capitals are a separate word.
std::optional<Telephone> lettered_at(std::u32string_view text, std::size_t at) {
    Telephone telephone;
    read_country(text, at, telephone);
    if (telephone.country != U"1") return std::nullopt;
    const auto area = group_at(text, at, 3, 3);
    const std::u32string_view letters = word_at(text, at + 1);
    if (!area || char_at(text, at) != U'-' || letters.size() < 3 || !is_all_capitals(letters))
        return std::nullopt;
    telephone.groups = {*area};
    telephone.end = at + 1;
    return telephone;
}

/// Reads "1300 555 019" and "1800 020 613": numbers for all of a country, as in Australia.
std::optional<Telephone> countrywide_at(std::u32string_view text, std::size_t at) {
    Telephone telephone;
    if (!matches(text, at, "1300") && !matches(text, at, "1800")) return std::nullopt;
    for (const std::size_t size : {4U, 3U, 3U}) {
        if (!telephone.groups.empty()) {
            if (char_at(text, at) != U' ' && char_at(text, at) != U'-') return std::nullopt;
            ++at;
        }
        const auto group = group_at(text, at, size, size);
        if (!group) return std::nullopt;
        telephone.groups.push_back(*group);
    }
    telephone.end = at;
    return ends_number(text, at) ? std::optional(telephone) : std::nullopt;
}

bool is_inside_number(std::u32string_view text, std::size_t at) {
    const char32_t before = char_at(text, at - 1);
    const bool joined =
        (is_dash(before) || before == U'.' || before == U',') && is_digit(char_at(text, at - 2));
    return is_word_char(before) || joined;
}

std::string spoken(const Telephone& telephone) {
    std::string words = telephone.country.empty() ? "" : cardinal(number_value(telephone.country));
    for (const std::u32string_view group : telephone.groups)
        words += (words.empty() ? "" : ", ") + digit_words(group);
    return words;
}

}  // namespace

std::optional<Reading> read_telephone(const Place& place) {
    if (is_inside_number(place.text, place.at)) return std::nullopt;
    auto telephone = american_at(place.text, place.at);
    if (!telephone) telephone = other_at(place.text, place.at);
    if (!telephone) telephone = local_at(place.text, place.at);
    if (!telephone) telephone = countrywide_at(place.text, place.at);
    if (telephone) return Reading{telephone->end - place.at, spoken(*telephone)};
    telephone = lettered_at(place.text, place.at);
    if (!telephone) return std::nullopt;
    return Reading{telephone->end - place.at, spoken(*telephone) + ",", Joint::apart};
}

}  // namespace storyflow::text
