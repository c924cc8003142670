#include "text/english/date_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "text/characters.hpp"
#include "text/english/month_names.hpp"
#include "text/english/numbers.hpp"
#include "text/english/numeral.hpp"
#include "text/english/sentence_end.hpp"
#include "text/english/time_rules.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

struct Month {
    std::string_view name;
    std::size_t end = 0;  ///< behind the full stop of a short form
};

std::optional<Month> month_at(std::u32string_view text, std::size_t at) {
    const std::u32string_view word = word_at(text, at);
    const auto name = month_named(word);
    if (!name || !ends_word(text, at + word.size())) return std::nullopt;
    const bool dotted =
        word.size() <= 4 && word.size() < name->size() && char_at(text, at + word.size()) == U'.';
    return Month{*name, at + word.size() + (dotted ? 1 : 0)};
}

struct Day {
    std::uint64_t number = 0;
    std::size_t end = 0;  ///< behind "th"
};

std::optional<Day> day_at(std::u32string_view text, std::size_t at) {
    const std::size_t size = digits_from(text, at, 3);
    if (size == 0 || size > 2) return std::nullopt;
    const std::uint64_t number = number_value(text.substr(at, size));
    const std::size_t suffix = is_old_ordinal(text, at + size) ? 1 : ordinal_suffix(text, at + size);
    const std::size_t end = at + size + suffix;
    const char32_t after = char_at(text, end);
    const bool goes_on = std::u32string_view(U".,:/").find(after) != std::u32string_view::npos &&
                         is_digit(char_at(text, end + 1));
    if (number < 1 || number > 31 || !ends_word(text, end) || goes_on || after == U'%') return std::nullopt;
    return Day{number, end};
}

/// Whether a month and a day follow: "June 3" in "May 5–June 3".
bool is_month_day(std::u32string_view text, std::size_t at) {
    const auto month = month_at(text, at);
    return month && char_at(text, month->end) == U' ' && day_at(text, month->end + 1);
}

/// A year after `at`, with at most a comma and a space before it: its words, with the same comma and space,
/// and its end.
struct Year {
    std::string words;
    std::size_t end = 0;
};

std::optional<Year> year_at(std::u32string_view text, std::size_t at, NumberStyle style) {
    const bool comma = char_at(text, at) == U',';
    const std::size_t begin = at + (comma ? 1 : 0) + 1;
    if (char_at(text, begin - 1) != U' ' || digits_from(text, begin, 5) != 4) return std::nullopt;
    const std::uint64_t number = number_value(text.substr(begin, 4));
    const char32_t after = char_at(text, begin + 4);
    const bool goes_on =
        (after == U',' || after == U'.' || after == U':') && is_digit(char_at(text, begin + 5));
    if (number < 1000 || number >= 3000 || !ends_word(text, begin + 4) || goes_on) return std::nullopt;
    return Year{(comma ? ", " : " ") + year_words(number, style), begin + 4};
}

std::string day_words(std::uint64_t day, Dialect dialect) {
    return (dialect == Dialect::british ? "the " : "") + ordinal(day);
}

/// The words of a day of a month, in the order of the dialect.
std::string date_words(std::string_view month, std::uint64_t day, const std::string& year, Dialect dialect) {
    const std::string name(month);
    if (dialect == Dialect::british) return "the " + ordinal(day) + " of " + name + " " + year;
    return name + " " + ordinal(day) + ", " + year;
}

/// Two or three numbers with the same mark between them.
struct Triple {
    std::u32string_view first;
    std::u32string_view second;
    std::u32string_view third;
    char32_t mark = 0;
    std::size_t end = 0;
};

std::optional<Triple> triple_at(std::u32string_view text, std::size_t at) {
    const auto part = [text](std::size_t begin) { return text.substr(begin, digits_from(text, begin, 5)); };
    Triple triple;
    triple.first = part(at);
    triple.mark = char_at(text, at + triple.first.size());
    if (triple.first.empty() || std::u32string_view(U"-/.").find(triple.mark) == std::u32string_view::npos)
        return std::nullopt;
    const std::size_t second = at + triple.first.size() + 1;
    if (second >= text.size()) return std::nullopt;
    triple.second = part(second);
    const std::size_t third = second + triple.second.size() + 1;
    if (triple.second.empty() || char_at(text, third - 1) != triple.mark || third >= text.size())
        return std::nullopt;
    triple.third = part(third);
    triple.end = third + triple.third.size();
    const bool goes_on = char_at(text, triple.end) == triple.mark && is_digit(char_at(text, triple.end + 1));
    if (triple.third.empty() || goes_on) return std::nullopt;
    return triple;
}

bool is_date(std::uint64_t month, std::uint64_t day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

std::optional<std::string> iso_words(const Triple& triple, Dialect dialect) {
    if (triple.first.size() != 4 || triple.second.size() > 2 || triple.third.size() > 2) return std::nullopt;
    const std::uint64_t month = number_value(triple.second);
    const std::uint64_t day = number_value(triple.third);
    if (triple.mark == U'.' || !is_date(month, day)) return std::nullopt;
    return date_words(month_name(month), day, year_words(number_value(triple.first), number_style(dialect)),
                      dialect);
}

std::optional<std::string> year_last_words(const Triple& triple, Dialect dialect) {
    const bool short_year = triple.third.size() == 2 && triple.mark == U'/';
    if (triple.first.size() > 2 || triple.second.size() > 2 || (triple.third.size() != 4 && !short_year))
        return std::nullopt;
    std::uint64_t month = number_value(triple.first);
    std::uint64_t day = number_value(triple.second);
    if (dialect == Dialect::british || triple.mark == U'.' || month > 12) std::swap(month, day);
    if (month > 12) std::swap(month, day);
    if (!is_date(month, day)) return std::nullopt;
    const std::uint64_t number = number_value(triple.third);
    const std::string year = !short_year   ? year_words(number, number_style(dialect))
                             : number == 0 ? "two thousand"
                                           : pair_words(number);
    return date_words(month_name(month), day, year, dialect);
}

/// The day and year behind "Jan" in "Jan-15-2020", or the month and year behind "15" in "15-Jan-2020".
struct JoinedDate {
    std::string words;
    std::size_t end = 0;
};

std::optional<JoinedDate> joined_date_at(std::u32string_view text, std::size_t at, Dialect dialect) {
    const bool month_first = is_letter(char_at(text, at));
    const std::size_t first_size =
        month_first ? letters_from(text, at, longest_word) : digits_from(text, at, 3);
    const std::size_t second = at + first_size + 1;
    const char32_t mark = char_at(text, second - 1);
    const std::size_t second_size = month_first ? digits_from(text, second, 3) : letters_from(text, second);
    const std::size_t third = second + second_size + 1;
    const std::size_t year_size = digits_from(text, third, 5);
    const bool is_joined = (mark == U'-' || mark == U'/') && char_at(text, third - 1) == mark;
    if (!is_joined || second_size == 0 || year_size != 4 || !ends_word(text, third + 4)) return std::nullopt;
    const std::size_t month_at = month_first ? at : second;
    const std::size_t day_at = month_first ? second : at;
    const auto month = month_named(word_at(text, month_at));
    const std::size_t day_size = digits_from(text, day_at, 3);
    const std::uint64_t day = number_value(text.substr(day_at, day_size));
    if (!month || day_size > 2 || day < 1 || day > 31) return std::nullopt;
    const std::uint64_t year = number_value(text.substr(third, 4));
    return JoinedDate{date_words(*month, day, year_words(year, number_style(dialect)), dialect), third + 4};
}

bool names_day_or_month(std::u32string_view word) {
    return weekday_named(word) || month_named(word);
}

/// As in "Sat/Sun".
bool is_slash_before_weekday(std::u32string_view text, std::size_t at) {
    return char_at(text, at) == U'/' && weekday_named(word_at(text, at + 1));
}

/// Whether the shortened name is spelled like no other word; "sun", "may" and "mar" are.
bool is_no_other_word(std::u32string_view word) {
    const std::string letters = small_letters(word);
    return letters == "tue" || letters == "tues" || letters == "thu" || letters == "thur" ||
           letters == "thurs" || letters == "fri";
}

/// As in "Sat 5 May", "Sat, May 5" and "Sat, 5 May".
bool stands_before_date(std::u32string_view text, std::size_t end) {
    const auto day = day_at(text, end + 1);
    if (char_at(text, end) == U' ' && day && month_at(text, day->end + 1)) return true;
    return char_at(text, end) == U',' &&
           (month_named(word_after_gap(text, end + 1)) || is_digit(char_at(text, end + 2)));
}

/// Reads the shortened name with the full stop behind it: "Sat.", "Mon.-Fri.", "Sat./Sun."
std::optional<Reading> read_name_with_stop(const Place& place, std::u32string_view word,
                                           const std::string& name) {
    const std::size_t end = place.at + word.size();
    if (small_letters(word) == "sun" && small_letters(word_before(place.text, place.at)) == "the")
        return std::nullopt;
    if (ends_sentence(place.text, end + 1)) return Reading{word.size(), name};
    if (weekday_named(word) && is_slash_before_weekday(place.text, end + 1))
        return Reading{word.size() + 2, name + " and"};
    if (is_dash(char_at(place.text, end + 1))) return Reading{word.size() + 2, name + " to"};
    return Reading{word.size() + 1, name};
}

}  // namespace

std::optional<Reading> read_month_date(const Place& place) {
    const NumberStyle style = number_style(place.dialect);
    const auto month = month_at(place.text, place.at);
    if (!month) return std::nullopt;
    if (auto joined = joined_date_at(place.text, place.at, place.dialect))
        return Reading{joined->end - place.at, std::move(joined->words)};
    const std::size_t next = month->end + (char_at(place.text, month->end) == U' ' ? 1 : 0);
    if (next == month->end) return std::nullopt;
    std::string words(month->name);
    const auto day = day_at(place.text, next);
    if (!day) {
        const auto year = year_at(place.text, month->end, style);
        if (!year) return std::nullopt;
        return Reading{year->end - place.at, words + year->words};
    }
    words += " " + day_words(day->number, place.dialect);
    std::size_t end = day->end;
    if (is_dash(char_at(place.text, end))) {
        if (const auto last = day_at(place.text, end + 1)) {
            words += " to " + day_words(last->number, place.dialect);
            end = last->end;
        } else if (is_month_day(place.text, end + 1)) {
            return Reading{end + 1 - place.at, words + " to"};
        }
    }
    if (const auto year = year_at(place.text, end, style)) {
        words += year->words;
        end = year->end;
    }
    return Reading{end - place.at, words};
}

std::optional<Reading> read_day_date(const Place& place) {
    if (auto joined = joined_date_at(place.text, place.at, place.dialect))
        return Reading{joined->end - place.at, std::move(joined->words)};
    const auto day = day_at(place.text, place.at);
    if (!day) return std::nullopt;
    auto last = day;
    if (is_dash(char_at(place.text, day->end))) last = day_at(place.text, day->end + 1);
    if (!last || char_at(place.text, last->end) != U' ') return std::nullopt;
    const auto month = month_at(place.text, last->end + 1);
    if (!month) return std::nullopt;

    const bool has_article = small_letters(word_before(place.text, place.at)) == "the";
    std::string words = (has_article ? "" : "the ") + ordinal(day->number);
    if (last->number != day->number) words += " to the " + ordinal(last->number);
    words.append(" of ").append(month->name);
    const auto year = year_at(place.text, month->end, number_style(place.dialect));
    if (year) return Reading{year->end - place.at, words + year->words};
    const bool keeps_stop =
        char_at(place.text, month->end - 1) == U'.' && ends_sentence(place.text, month->end);
    return Reading{month->end - (keeps_stop ? 1 : 0) - place.at, words};
}

std::optional<Reading> read_numeric_date(const Place& place) {
    const auto triple = triple_at(place.text, place.at);
    const char32_t before = char_at(place.text, place.at - 1);
    if (!triple || is_word_char(before) || before == U'/') return std::nullopt;
    auto words = iso_words(*triple, place.dialect);
    if (!words) words = year_last_words(*triple, place.dialect);
    if (!words) return std::nullopt;
    if (char_at(place.text, triple->end) == U'T') {
        if (const auto time = clock_reading(place.text, triple->end + 1))
            return Reading{triple->end + 1 + time->length - place.at, *words + ", " + time->words};
    }
    if (!ends_word(place.text, triple->end)) return std::nullopt;
    return Reading{triple->end - place.at, *words};
}

std::optional<Reading> read_calendar_name(const Place& place) {
    const std::u32string_view word = word_at(place.text, place.at);
    const std::size_t end = place.at + word.size();
    if (word.size() > 5 || !ends_word(place.text, end)) return std::nullopt;
    const auto weekday = weekday_named(word);
    const auto name = weekday ? weekday : month_named(word);
    if (!name || name->size() == word.size()) return std::nullopt;

    const std::string full_name(*name);
    if (char_at(place.text, end) == U'.') return read_name_with_stop(place, word, full_name);
    if (is_dash(char_at(place.text, end)) && names_day_or_month(word_at(place.text, end + 1)))
        return Reading{word.size() + 1, full_name + " to"};
    if (weekday && is_slash_before_weekday(place.text, end))
        return Reading{word.size() + 1, full_name + " and"};
    const bool closes_pair = weekday && char_at(place.text, place.at - 1) == U'/' &&
                             weekday_named(word_before(place.text, place.at - 1));
    const bool ends_range = is_dash(char_at(place.text, place.at - 1)) &&
                            names_day_or_month(word_before(place.text, place.at - 1));
    if (!is_no_other_word(word) && !ends_range && !stands_before_date(place.text, end) && !closes_pair)
        return std::nullopt;
    return Reading{word.size(), full_name};
}

}  // namespace storyflow::text
