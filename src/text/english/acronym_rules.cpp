#include "text/english/acronym_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.hpp"
#include "text/english/capital_words.hpp"
#include "text/english/numbers.hpp"
#include "text/english/numeral.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// Words that show, after "IT", that information technology is meant.
constexpr std::array trade_words{
    "admin"sv, "company"sv, "consultant"sv, "department"sv, "guy"sv,      "industry"sv, "infrastructure"sv,
    "job"sv,   "manager"sv, "people"sv,     "person"sv,     "security"sv, "services"sv, "specialist"sv,
    "staff"sv, "support"sv, "system"sv,     "systems"sv,    "team"sv,     "worker"sv};
static_assert(std::ranges::is_sorted(trade_words));

bool is_all_ascii_letters(std::u32string_view word) {
    return std::ranges::all_of(word, is_ascii_letter);
}

/// Whether a word in capitals is certainly no abbreviation, so that it must be shouted.
bool is_shouted(std::u32string_view word) {
    if (word.size() < 2 || !is_all_capitals(word) || !is_all_ascii_letters(word)) return false;
    const std::string letters = small_letters(word);
    return !is_spoken_acronym(letters) && capital_reading(letters) == CapitalReading::word;
}

/// The word before `at`; skips marks that may stand inside a shouted sentence.
std::u32string_view neighbour_before(std::u32string_view text, std::size_t at) {
    std::size_t end = at;
    while (end > 0 && at - end < longest_gap && !is_word_char(text[end - 1]) && text[end - 1] != U'\n')
        --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < longest_word && is_letter(text[begin - 1]))
        --begin;
    return text.substr(begin, end - begin);
}

std::u32string_view neighbour_after(std::u32string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin - at < longest_gap && !is_word_char(char_at(text, begin)) && char_at(text, begin) != U'\0')
        ++begin;
    return word_at(text, begin);
}

bool is_among_shouts(std::u32string_view text, std::size_t at, std::size_t end) {
    return is_shouted(neighbour_before(text, at)) || is_shouted(neighbour_after(text, end));
}

bool is_the(std::u32string_view word) {
    return small_letters(word) == "the";
}

/// Whether a mark, or nothing more, follows the word.
bool is_closed(std::u32string_view text, std::size_t end) {
    const char32_t after = char_at(text, end);
    return after == U'\0' || std::u32string_view(U".,;:!?)").find(after) != std::u32string_view::npos;
}

/// Whether no word stands before `at`, or one with a mark that ends a sentence.
bool begins_sentence(std::u32string_view text, std::size_t at) {
    constexpr std::u32string_view ends = U".!?:\n";
    std::size_t before = at;
    while (before > 0 && at - before < longest_gap && !is_word_char(text[before - 1])) {
        if (ends.find(text[before - 1]) != std::u32string_view::npos) return true;
        --before;
    }
    return before == 0;
}

/// Decides between a word and an abbreviation by the context: us or U S, it or I T, who or W H O.
std::optional<bool> reads_as_letters_in_context(std::u32string_view text, std::size_t at,
                                                std::u32string_view word, bool shouted) {
    const std::size_t end = at + word.size();
    const std::u32string_view before = word_before(text, at);
    const std::string after = small_letters(word_after_gap(text, end));
    const bool behind_article = !is_all_capitals(before) && is_the(before);
    if (word == U"US") return !shouted || is_the(before) || begins_sentence(text, at);
    if (word == U"WHO") return behind_article;
    if (word == U"IT") {
        const bool is_trade = before == U"in" && is_closed(text, end);
        return !shouted && (behind_article || is_trade || contains(trade_words, after));
    }
    if (word == U"AT") return char_at(text, end) == U'&';
    if (word == U"AM" || word == U"PM") {
        // After a time the abbreviation is left to the engine.
        const char32_t last = char_at(text, at - (char_at(text, at - 1) == U' ' ? 2 : 1));
        const bool behind_hour = is_digit(last) || (is_letter(last) && !is_all_capitals(before) &&
                                                    !before.empty() && is_number_word(utf8(before)));
        return word == U"PM" && !behind_hour;
    }
    return std::nullopt;
}

/// Whether the word is a shouted contraction: DON'T, I'LL.
bool is_contraction(std::u32string_view text, std::size_t end) {
    if (char_at(text, end) != U'\'') return false;
    const std::u32string_view ending = word_at(text, end + 1);
    return !ending.empty() && is_all_capitals(ending) && ending != U"S";
}

bool reads_as_letters(std::u32string_view text, std::size_t at, std::u32string_view word) {
    const std::size_t end = at + word.size();
    if (is_contraction(text, end)) return false;
    const bool shouted = is_among_shouts(text, at, end);
    if (const auto known = reads_as_letters_in_context(text, at, word, shouted)) return *known;
    const std::string letters = small_letters(word);
    switch (capital_reading(letters)) {
        case CapitalReading::word:
            return false;
        case CapitalReading::letters:
            return true;
        case CapitalReading::letters_unless_shouted:
            // In "TOM: Hello" it is the speaker's name.
            return !shouted && char_at(text, end) != U':';
    }
    return true;
}

/// The capitals before a plural's lower-case "s": "CDs".
std::u32string_view plural_stem(std::u32string_view word) {
    if (word.size() < 3 || word.back() != U's') return {};
    const std::u32string_view stem = word.substr(0, word.size() - 1);
    return is_all_capitals(stem) && is_all_ascii_letters(stem) ? stem : std::u32string_view{};
}

/// Whether two to four small letters can only be spelled: the "ipv" of "ipv6", the "mp" of "mp3".
bool is_unspeakable(std::u32string_view part) {
    const bool is_short = part.size() > 1 && part.size() <= 4;
    return is_short && std::ranges::all_of(part, [](char32_t c) { return c >= U'a' && c <= U'z'; }) &&
           !is_pronounceable(small_letters(part));
}

/// Reads one run of letters, or of digits, of a code.
std::string code_part(std::u32string_view token, std::size_t at, std::size_t size, NumberStyle style) {
    constexpr std::size_t longest_spelled = 3;
    const std::u32string_view part = token.substr(at, size);
    if (is_digit(part.front())) {
        const bool first = at == 0;
        if (!first) return code_number_words(part, style);
        const char32_t next = char_at(token, size);
        const bool is_picture =
            (next == U'p' || next == U'i') && token.size() == size + 1 && size >= 3 && size <= 4;
        if (is_picture && size == 4) return year_words(number_value(part), style);
        return is_picture ? code_number_words(part, style) : bare_number_words(part, style);
    }
    if (is_unspeakable(part)) return spelled(part);
    const bool is_spelled =
        is_all_capitals(part) && is_all_ascii_letters(part) && part.size() > 1 &&
        (part.size() <= longest_spelled || capital_reading(small_letters(part)) != CapitalReading::word);
    return is_spelled ? spelled(part) : utf8(part);
}

/// Whether the digit 2 stands for "to": "B2B", "face2face".
bool is_two_for_to(std::u32string_view token) {
    const std::size_t two = token.find(U'2');
    if (two == std::u32string_view::npos || two == 0 || two + 1 == token.size() || token == U"H2O")
        return false;
    const bool alone = std::ranges::count_if(token, is_digit) == 1;
    const bool letters = two == 1 && token.size() == 3 && is_all_capitals(token.substr(0, 1)) &&
                         is_all_capitals(token.substr(2));
    return alone && (letters || (two >= 3 && token.size() - two > 3));
}

/// Reads "v2.10": letters, then numbers with dots.
std::optional<Reading> read_release(const Place& place, std::u32string_view token, NumberStyle style) {
    const std::size_t letters = letters_from(token, 0);
    const std::size_t begin = place.at + letters;
    if (letters == 0 || letters > 3 || letters + digits_from(token, letters) != token.size())
        return std::nullopt;
    const DottedNumbers numbers = dotted_numbers_at(place.text, begin);
    if (numbers.count < 2 || !ends_word(place.text, numbers.end)) return std::nullopt;
    return Reading{numbers.end - place.at,
                   code_part(token, 0, letters, style) + " " +
                       version_words(place.text.substr(begin, numbers.end - begin), style)};
}

}  // namespace

std::optional<Reading> read_acronym(const Place& place) {
    const std::u32string_view word = word_at(place.text, place.at);
    const std::size_t end = place.at + word.size();
    if (word.size() < 2 || word.size() >= longest_word || !ends_word(place.text, end)) return std::nullopt;
    if (const std::u32string_view stem = plural_stem(word); !stem.empty()) {
        const bool said = is_spoken_acronym(small_letters(stem));
        return said ? std::nullopt : std::optional(Reading{word.size(), spelled(stem) + "s"});
    }
    if (!is_all_capitals(word) || !is_all_ascii_letters(word)) return std::nullopt;
    if (!reads_as_letters(place.text, place.at, word)) return std::nullopt;
    return Reading{word.size(), spelled(word)};
}

std::optional<Reading> read_spaced_letters(const Place& place) {
    constexpr std::size_t fewest = 3;
    constexpr std::size_t most = 6;
    const std::u32string_view text = place.text;
    const auto is_lone_capital = [text](std::size_t at) {
        const char32_t c = char_at(text, at);
        return c >= U'A' && c <= U'Z' && !is_word_char(char_at(text, at - 1)) && ends_word(text, at + 1);
    };
    if (char_at(text, place.at + 1) != U' ' || !is_lone_capital(place.at)) return std::nullopt;
    const bool goes_back = char_at(text, place.at - 1) == U' ' && is_lone_capital(place.at - 2);
    std::u32string letters;
    std::size_t end = place.at;
    for (; letters.size() <= most && is_lone_capital(end); end += 2) {
        letters += text[end];
        if (char_at(text, end + 1) != U' ') break;
    }
    if (!is_lone_capital(end)) end -= 2;
    if (goes_back || letters.size() < fewest || letters.size() > most) return std::nullopt;
    const bool is_known = is_spelled_acronym(small_letters(letters));
    const bool is_in_order = std::ranges::is_sorted(letters);
    const bool may_begin_with_word = letters.front() == U'A' || letters.front() == U'I';
    if (!is_known && (is_in_order || may_begin_with_word)) return std::nullopt;
    return Reading{end + 1 - place.at, spelled(letters)};
}

std::optional<Reading> read_shouted_pronoun(const Place& place) {
    const std::u32string_view word = word_at(place.text, place.at);
    if (word != U"IT" && word != U"US") return std::nullopt;
    const std::size_t end = place.at + word.size();
    if (!ends_word(place.text, end) || char_at(place.text, end) == U'\'') return std::nullopt;
    if (reads_as_letters(place.text, place.at, word)) return std::nullopt;
    const std::string small = word == U"IT" ? "it" : "us";
    return Reading{2, begins_sentence(place.text, place.at) ? (word == U"IT" ? "It" : "Us") : small};
}

std::optional<Reading> read_product(const Place& place) {
    // Einstein's formula is also written without a raised 2.
    if (char_at(place.text, place.at - 1) == U'=' && matches(place.text, place.at, "mc2") &&
        ends_word(place.text, place.at + 3))
        return Reading{3, "m c squared"};
    const char32_t power = char_at(place.text, place.at + 2);
    if (power != U'²' && power != U'³') return std::nullopt;
    const std::u32string_view word = place.text.substr(place.at, 2);
    if (!std::ranges::all_of(word, [](char32_t c) { return c >= U'a' && c <= U'z'; })) return std::nullopt;
    std::string letters = utf8(word);
    return Reading{2, letters.insert(1, " ")};
}

std::optional<Reading> read_code(const Place& place) {
    constexpr std::size_t longest_code = 32;
    std::size_t end = place.at;
    while (end - place.at <= longest_code && is_word_char(char_at(place.text, end)))
        ++end;
    const std::u32string_view token = place.text.substr(place.at, end - place.at);
    const bool has_digit = std::ranges::any_of(token, is_digit);
    const bool has_letter = std::ranges::any_of(token, is_letter);
    if (token.size() > longest_code || !has_digit || !has_letter) return std::nullopt;
    if (std::ranges::any_of(token, is_opaque)) return std::nullopt;

    const NumberStyle style = number_style(place.dialect);
    if (auto version = read_release(place, token, style)) return version;
    const bool to = is_two_for_to(token);
    // As in "MP3s".
    const bool is_plural =
        token.back() == U's' && is_digit(token[token.size() - 2]) && !is_digit(token.front());
    const std::u32string_view singular = token.substr(0, token.size() - (is_plural ? 1 : 0));
    std::string words;
    for (std::size_t at = 0; at < singular.size();) {
        const std::size_t size =
            is_digit(singular[at]) ? digits_from(singular, at) : letters_from(singular, at);
        if (at > 0) words += ' ';
        words += to && is_digit(singular[at]) ? "to" : code_part(singular, at, size, style);
        at += size;
    }
    if (is_plural) words = plural_of(words);
    return Reading{token.size(), words};
}

}  // namespace storyflow::text
