#include "books/heading_line.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/utf8.hpp"
#include "books/line_shape.hpp"
#include "text/english/numbers.hpp"
#include "text/english/roman_numerals.hpp"

namespace storyflow::books {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_heading = 200;  ///< bytes
constexpr std::uint64_t most_chapters = 999;

constexpr std::array part_words{"book"sv, "part"sv, "volume"sv};
constexpr std::array chapter_words{"act"sv,     "adventure"sv, "canto"sv,  "chap"sv,   "chapter"sv,
                                   "episode"sv, "lecture"sv,   "lesson"sv, "letter"sv, "scene"sv,
                                   "section"sv, "stave"sv,     "story"sv,  "tale"sv};
constexpr std::array named_headings{
    "acknowledgements"sv, "acknowledgments"sv, "afterword"sv,  "appendix"sv,
    "author s note"sv,    "conclusion"sv,      "dedication"sv, "epilogue"sv,
    "finale"sv,           "foreword"sv,        "interlude"sv,  "introduction"sv,
    "introductory"sv,     "postscript"sv,      "preface"sv,    "prologue"sv};
static_assert(std::ranges::is_sorted(part_words) && std::ranges::is_sorted(chapter_words) &&
              std::ranges::is_sorted(named_headings));

template <class Words>
bool contains(const Words& words, std::string_view word) {
    return std::ranges::binary_search(words, word);
}

/// Takes the characters before the next space from `rest`, and the spaces behind them.
std::string_view take_word(std::string_view& rest) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const auto word = rest.substr(0, end);
    rest = base::trim(rest.substr(end));
    return word;
}

std::string_view without_marks(std::string_view word) {
    const std::size_t last = word.find_last_not_of(".,:;-)]");
    return word.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::optional<std::uint64_t> digits_value(std::string_view word) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool is_number = error == std::errc() && end == word.data() + word.size() && word.size() <= 3;
    return is_number ? std::optional(value) : std::nullopt;
}

/// The value of a numeral in capitals.
std::optional<std::uint64_t> roman_numeral(std::string_view word) {
    if (word.empty() || word.size() > 9 || word.find_first_not_of("IVXLCDM") != std::string_view::npos)
        return std::nullopt;
    const auto value = text::roman_value(std::u32string(word.begin(), word.end()));
    return value && *value <= most_chapters ? value : std::nullopt;
}

/// "two", "Twenty-One", "First".
std::optional<std::uint64_t> spelled_number(std::string_view word) {
    constexpr std::uint64_t most_spelled = 120;
    const std::string folded = base::case_folded(word);
    if (folded.size() < 3 || folded.size() > 30) return std::nullopt;
    for (std::uint64_t number = 1; number <= most_spelled; ++number) {
        if (folded == text::cardinal(number) || folded == text::ordinal(number)) return number;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> number_of(std::string_view word) {
    if (const auto value = digits_value(word)) return value;
    std::string capitals(word);
    for (char& c : capitals)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (const auto value = roman_numeral(capitals)) return value;
    return spelled_number(word);
}

/// The number behind "Chapter", which is taken from `rest` together with the mark behind it.
struct TakenNumber {
    std::uint64_t value = 0;
    bool has_mark = false;
};

std::optional<TakenNumber> take_number(std::string_view& rest) {
    auto left = rest;
    auto word = take_word(left);
    const bool has_article = base::case_folded(word) == "the";
    if (has_article) word = take_word(left);
    auto number = number_of(without_marks(word));
    auto after = left;
    const auto next = take_word(after);
    // "Twenty One", in two words.
    if (const auto both =
            spelled_number(std::string(without_marks(word)) + "-" + std::string(without_marks(next)))) {
        number = both;
        word = next;
        left = after;
    }
    if (!number || *number == 0 || (has_article && !begins_with_capital(word))) return std::nullopt;
    const bool has_mark = without_marks(word) != word || left.starts_with("-") || left.starts_with("—") ||
                          left.starts_with("–") || left.starts_with(":");
    rest = left;
    return TakenNumber{*number, has_mark};
}

/// "Chapter 2", "PART TWO: The Storm", "Book the First".
std::optional<HeadingLine> division(std::string_view line) {
    auto rest = line;
    const auto word = take_word(rest);
    const auto folded = base::case_folded(without_marks(word));
    const bool is_part = contains(part_words, folded);
    if (!(is_part || contains(chapter_words, folded)) || !begins_with_capital(word)) return std::nullopt;
    const auto number = take_number(rest);
    if (!number) return std::nullopt;
    const bool is_shouted = word.size() > 1 && is_all_capitals(word);
    const bool is_name = rest.empty() || is_title(rest) || is_all_capitals(rest);
    const bool is_told = number->has_mark && (is_shouted || !ends_sentence(rest));
    if (!is_name && !is_told) return std::nullopt;
    // "Part One. He came." is prose, "CHAPTER I. He comes." is not.
    if (!is_shouted && !rest.empty() && ends_sentence(rest) && width_of(rest) > 60) return std::nullopt;
    return HeadingLine{is_part ? HeadingKind::part : HeadingKind::chapter, number->value, rest.empty()};
}

std::optional<HeadingLine> named(std::string_view line) {
    if (!begins_with_capital(line)) return std::nullopt;
    const std::size_t mark = line.find_first_of(":.");
    const auto name = line.substr(0, mark);
    auto words = folded_line(name);
    if (words.empty()) return std::nullopt;
    words.pop_back();
    if (!contains(named_headings, words)) return std::nullopt;
    const auto rest = mark == std::string_view::npos ? std::string_view{} : base::trim(line.substr(mark + 1));
    if (!rest.empty() && !is_title(rest)) return std::nullopt;
    return HeadingLine{HeadingKind::named, 0, rest.empty()};
}

/// "XIV.", "12", "IV. The Village".
std::optional<HeadingLine> numbered(std::string_view line) {
    auto rest = line;
    const auto word = take_word(rest);
    const auto number = without_marks(word);
    const auto roman = roman_numeral(number);
    const auto value = roman ? roman : digits_value(number);
    if (!value || *value == 0) return std::nullopt;
    if (rest.empty()) return HeadingLine{HeadingKind::numeral, *value, true};
    const bool has_mark = word.size() == number.size() + 1 && word.back() != '-';
    // "V. S. Naipaul" begins with initials.
    auto after = rest;
    const bool before_initial =
        without_marks(take_word(after)).size() == 1 && rest.size() > 1 && rest[1] == '.';
    const bool is_name = (is_title(rest) || is_all_capitals(rest)) && width_of(rest) <= 80;
    if (!has_mark || before_initial || !is_name || rest.ends_with(',')) return std::nullopt;
    return HeadingLine{HeadingKind::counted, *value, false};
}

}  // namespace

std::optional<HeadingLine> heading_line(std::string_view line) {
    const auto text = undecorated(line);
    if (text.empty() || text.size() > longest_heading) return std::nullopt;
    if (const auto heading = division(text)) return heading;
    if (const auto heading = named(text)) return heading;
    return numbered(text);
}

}  // namespace storyflow::books
