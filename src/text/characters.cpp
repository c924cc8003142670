#include "text/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr char in_no_table = '\x7f';

constexpr char32_t small_ascii(char32_t c) {
    return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
}

UChar32 icu(char32_t c) {
    return static_cast<UChar32>(c);
}

}  // namespace

bool is_letter(char32_t c) {
    if (c < 0x80) return is_ascii_letter(c);
    if (is_opaque(c)) return true;
    const auto mask = U_GET_GC_MASK(icu(c));
    return (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_capital(char32_t c) {
    return c < 0x80 ? (c >= U'A' && c <= U'Z') : u_isupper(icu(c)) != 0;
}

bool begins_word(std::u32string_view text, std::size_t at) {
    const char32_t before = char_at(text, at - 1);
    if (is_word_char(before)) return false;
    return !(before == U'\'' && is_letter(char_at(text, at - 2)));
}

bool begins_line(std::u32string_view text, std::size_t at) {
    for (std::size_t back = 1; back <= longest_gap; ++back) {
        const char32_t c = char_at(text, at - back);
        if (c == U'\0' || c == U'\n') return true;
        if (c != U' ') return false;
    }
    return false;
}

std::size_t digits_from(std::u32string_view text, std::size_t at, std::size_t limit) {
    std::size_t count = 0;
    while (count < limit && is_digit(char_at(text, at + count)))
        ++count;
    return count;
}

std::size_t letters_from(std::u32string_view text, std::size_t at, std::size_t limit) {
    std::size_t count = 0;
    while (count < limit && is_letter(char_at(text, at + count)))
        ++count;
    return count;
}

std::size_t digits_before(std::u32string_view text, std::size_t at) {
    std::size_t count = 0;
    while (count < longest_word && count < at && is_digit(text[at - 1 - count]))
        ++count;
    return count;
}

bool matches(std::u32string_view text, std::size_t at, std::string_view ascii) {
    for (std::size_t i = 0; i < ascii.size(); ++i) {
        if (char_at(text, at + i) != static_cast<unsigned char>(ascii[i])) return false;
    }
    return true;
}

bool matches_any_case(std::u32string_view text, std::size_t at, std::string_view lower) {
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (small_ascii(char_at(text, at + i)) != static_cast<unsigned char>(lower[i])) return false;
    }
    return true;
}

std::u32string_view word_at(std::u32string_view text, std::size_t at) {
    return at < text.size() ? text.substr(at, letters_from(text, at)) : std::u32string_view{};
}

std::u32string_view word_before(std::u32string_view text, std::size_t at) {
    std::size_t end = at;
    for (std::size_t gap = 0; gap < longest_gap && end > 0 && is_space(text[end - 1]); ++gap)
        --end;
    if (end > 0 && text[end - 1] == U'.') --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < longest_word && is_letter(text[begin - 1]))
        --begin;
    return text.substr(begin, end - begin);
}

std::u32string_view word_after_gap(std::u32string_view text, std::size_t at) {
    return word_at(text, skip_gap(text, at));
}

std::size_t skip_gap(std::u32string_view text, std::size_t at) {
    std::size_t gap = 0;
    while (gap < longest_gap && is_space(char_at(text, at + gap)))
        ++gap;
    return at + gap;
}

std::string small_letters(std::u32string_view word) {
    std::string letters;
    letters.reserve(word.size());
    for (const char32_t c : word)
        letters += is_ascii_letter(c) ? static_cast<char>(small_ascii(c)) : in_no_table;
    return letters;
}

bool is_all_capitals(std::u32string_view word) {
    return !word.empty() && std::ranges::all_of(word, is_capital);
}

std::uint64_t number_value(std::u32string_view digits) {
    std::uint64_t value = 0;
    for (const char32_t digit : digits.substr(0, longest_number + 1))
        value = value * 10 + (digit - U'0');
    return value;
}

bool looks_plural(std::u32string_view word) {
    static constexpr std::array without_s{"children"sv, "feet"sv, "folk"sv, "men"sv, "people"sv, "women"sv};
    static constexpr std::array no_plural{"across"sv,  "always"sv, "as"sv,     "has"sv,  "his"sv,  "is"sv,
                                          "its"sv,     "less"sv,   "news"sv,   "plus"sv, "this"sv, "thus"sv,
                                          "towards"sv, "unless"sv, "versus"sv, "vs"sv,   "was"sv,  "yes"sv};
    static_assert(std::ranges::is_sorted(without_s) && std::ranges::is_sorted(no_plural));
    if (word.size() < 2 || is_capital(word.front())) return false;
    const std::string letters = small_letters(word);
    if (contains(without_s, letters)) return true;
    return letters.back() == 's' && !letters.ends_with("ss") && !contains(no_plural, letters);
}

void append_utf8(std::string& out, char32_t code_point) {
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, code_point);
    out.append(bytes.begin(), bytes.begin() + size);
}

std::string utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text)
        append_utf8(out, c);
    return out;
}

}  // namespace storyflow::text
