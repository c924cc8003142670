#include "text/english/series_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "text/characters.hpp"
#include "text/english/capital_words.hpp"
#include "text/english/numbers.hpp"
#include "text/english/numeral.hpp"
#include "text/english/street_rules.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array parts{"book"sv,    "canto"sv,  "cd"sv,    "chapter"sv, "day"sv,    "disc"sv,    "disk"sv,
                           "episode"sv, "lesson"sv, "part"sv,  "scene"sv,   "season"sv, "section"sv, "step"sv,
                           "track"sv,   "unit"sv,   "verse"sv, "volume"sv,  "week"sv};
constexpr std::array grading_words{"a"sv,      "an"sv,       "and"sv,    "averaged"sv, "earned"sv, "from"sv,
                                   "got"sv,    "grade"sv,    "grades"sv, "of"sv,       "or"sv,     "rated"sv,
                                   "scored"sv, "straight"sv, "to"sv,     "with"sv};
static_assert(std::ranges::is_sorted(parts) && std::ranges::is_sorted(grading_words));

/// Two digits of a year that a report may be about: 90 to 99 and 00 to 49. ("1Q84" is a novel.)
bool is_recent(std::uint64_t year) {
    return year >= 90 || year < 50;
}

/// "twenty twenty-two" for 22.
std::string recent_year_words(std::uint64_t year, NumberStyle style) {
    return year_words(year + (year >= 90 ? 1900 : 2000), style);
}

/// The year of two or four digits at `at`, in words; empty if there is none.
std::string report_year(std::u32string_view text, std::size_t at, std::size_t& end, NumberStyle style) {
    const std::size_t size = digits_from(text, at, 5);
    end = at + size;
    if (!ends_word(text, end)) return {};
    const std::uint64_t number = number_value(text.substr(at, std::min<std::size_t>(size, 4)));
    if (size == 4 && number >= 1900 && number < 2100) return year_words(number, style);
    return size == 2 && is_recent(number) ? recent_year_words(number, style) : std::string{};
}

/// Whether a word of capitals stands before the number that is no shouted word: "LP".
bool is_behind_designation(std::u32string_view text, std::size_t at) {
    const std::u32string_view word = word_before(text, at);
    if (word.size() < 2 || word.size() > 4 || !is_all_capitals(word)) return false;
    return char_at(text, at - 1) == U' ' && text[at - 2] != U'.' && !is_common_word(small_letters(word));
}

}  // namespace

std::optional<Reading> read_part_number(const Place& place) {
    const std::size_t size = digits_from(place.text, place.at, 4);
    if (size < 2 || size > 3 || place.text[place.at] != U'0' || !ends_word(place.text, place.at + size))
        return std::nullopt;
    const char32_t after = char_at(place.text, place.at + size);
    if ((after == U'.' || after == U':') && is_digit(char_at(place.text, place.at + size + 1)))
        return std::nullopt;
    if (!contains(parts, small_letters(word_before(place.text, place.at)))) return std::nullopt;
    return Reading{size,
                   cardinal(number_value(place.text.substr(place.at, size)), number_style(place.dialect))};
}

std::optional<Reading> read_quarter(const Place& place) {
    const char32_t quarter = place.text[place.at];
    if (quarter < U'1' || quarter > U'4' || char_at(place.text, place.at + 1) != U'Q') return std::nullopt;
    const bool is_apart = char_at(place.text, place.at + 2) == U' ';
    const std::size_t begin = place.at + (is_apart ? 3 : 2);
    if (is_apart && digits_from(place.text, begin, 5) != 4) return std::nullopt;
    std::size_t end = begin;
    const std::string year = report_year(place.text, begin, end, number_style(place.dialect));
    if (year.empty()) return std::nullopt;
    const bool has_article = small_letters(word_before(place.text, place.at)) == "the";
    return Reading{end - place.at,
                   (has_article ? "" : "the ") + ordinal(quarter - U'0') + " quarter of " + year};
}

std::optional<Reading> read_fiscal_year(const Place& place) {
    if (!matches(place.text, place.at, "FY")) return std::nullopt;
    const std::size_t begin = place.at + 2 + (char_at(place.text, place.at + 2) == U' ' ? 1 : 0);
    const std::size_t size = digits_from(place.text, begin, 5);
    if ((size != 2 && size != 4) || !ends_word(place.text, begin + size)) return std::nullopt;
    const std::u32string_view digits = place.text.substr(begin, size);
    const NumberStyle style = number_style(place.dialect);
    const std::string year =
        size == 4 ? year_words(number_value(digits), style) : pair_words(number_value(digits));
    if (year.empty()) return std::nullopt;
    return Reading{begin + size - place.at, "fiscal year " + year};
}

std::optional<Reading> read_catalogue_number(const Place& place) {
    const std::size_t left = digits_from(place.text, place.at, 7);
    const std::size_t dash = place.at + left;
    const std::size_t right = digits_from(place.text, dash + 1, 7);
    const std::size_t end = dash + 1 + right;
    if (left < 3 || left > 6 || char_at(place.text, dash) != U'-' || right == 0 || right >= left)
        return std::nullopt;
    const char32_t after = char_at(place.text, end);
    const bool goes_on =
        (is_dash(after) || after == U'.' || after == U',') && is_digit(char_at(place.text, end + 1));
    if (!ends_word(place.text, end) || goes_on || !is_behind_designation(place.text, place.at))
        return std::nullopt;
    const NumberStyle style = number_style(place.dialect);
    return Reading{end - place.at, code_number_words(place.text.substr(place.at, left), style) + " dash " +
                                       code_number_words(place.text.substr(dash + 1, right), style)};
}

std::optional<Reading> read_house_number(const Place& place) {
    if (digits_from(place.text, place.at, 5) != 4 || char_at(place.text, place.at + 4) != U' ')
        return std::nullopt;
    const std::uint64_t number = number_value(place.text.substr(place.at, 4));
    if (number < 1000 || !names_street(place.text, place.at + 5)) return std::nullopt;
    return Reading{4, year_words(number, number_style(place.dialect))};
}

std::optional<Reading> read_isbn(const Place& place) {
    constexpr std::size_t longest_isbn = 17;  // thirteen digits and four hyphens
    const std::u32string_view text = place.text;
    if (!matches(text, place.at, "ISBN")) return std::nullopt;
    std::string words = "I S B N";
    std::size_t at = place.at + 4;
    for (const auto& [form, said] : {std::pair{"-13"sv, " thirteen"sv}, std::pair{"-10"sv, " ten"sv}}) {
        if (!matches(text, at, form) || is_word_char(char_at(text, at + 3))) continue;
        words += said;
        at += form.size();
    }
    if (char_at(text, at) == U':') ++at;
    if (char_at(text, at) == U' ') ++at;
    std::size_t end = at;
    std::size_t digits = 0;
    for (; end - at < longest_isbn; ++end) {
        const char32_t c = char_at(text, end);
        const bool is_check = c == U'X' && digits == 9;
        const bool joins = (c == U'-' || c == U' ') && is_word_char(char_at(text, end + 1));
        if (is_digit(c) || is_check) ++digits;
        if (!is_digit(c) && !is_check && (!joins || digits == 10 || digits == 13)) break;
    }
    if ((digits != 10 && digits != 13) || !ends_word(text, end)) return std::nullopt;
    words += " " + digit_words(text.substr(at, end - at)) + (text[end - 1] == U'X' ? " X" : "");
    return Reading{end - place.at, words};
}

std::optional<Reading> read_grade(const Place& place) {
    const char32_t grade = place.text[place.at];
    const std::size_t end = place.at + 2;
    if (grade < U'A' || grade > U'D' || char_at(place.text, place.at + 1) != U'-') return std::nullopt;
    const char32_t after = char_at(place.text, end);
    const bool is_closed =
        after == U'\0' || std::u32string_view(U".,;:!?)\"'/").find(after) != std::u32string_view::npos;
    if (!is_closed && after != U' ') return std::nullopt;
    if (!contains(grading_words, small_letters(word_before(place.text, place.at)))) return std::nullopt;
    // In "a vitamin A- and D-rich meal" the hyphen stands for the word behind the other one.
    const std::u32string_view joint = word_after_gap(place.text, end);
    const std::size_t other = skip_gap(place.text, skip_gap(place.text, end) + joint.size());
    const bool is_suspended = (joint == U"and" || joint == U"or" || joint == U"to") &&
                              is_letter(char_at(place.text, other + letters_from(place.text, other) + 1));
    if (is_suspended && char_at(place.text, other + letters_from(place.text, other)) == U'-')
        return std::nullopt;
    std::string words;
    append_utf8(words, grade);
    return Reading{2, words + " minus"};
}

}  // namespace storyflow::text
