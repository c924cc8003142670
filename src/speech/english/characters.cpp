#include "speech/english/characters.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace storyflow::speech::english {

namespace {

constexpr char32_t unknown = 0xFFFD;
constexpr std::u32string_view marks = U"…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪";
constexpr std::u32string_view quotes = U"'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉⟦⟧";
constexpr std::u32string_view other_currencies = U"$£€¥฿₽﷼₴";

/// The bytes of a sequence that begins with this one; 0 for a byte that begins none.
std::size_t length_after(unsigned char first) {
    if (first < 0x80) return 1;
    if (first < 0xC2) return 0;
    if (first < 0xE0) return 2;
    return first < 0xF0 ? 3 : 4;
}

/// The code point of one sequence of a text that was cut at its code points; `unknown` if bytes of it are
/// missing.
char32_t decoded(std::string_view sequence) {
    const auto first = static_cast<unsigned char>(sequence.front());
    if (sequence.size() != length_after(first)) return unknown;
    if (sequence.size() == 1) return first;
    char32_t point = first & (0x7FU >> sequence.size());
    for (const char next : sequence.substr(1))
        point = (point << 6U) | (static_cast<unsigned char>(next) & 0x3FU);
    return point;
}

bool contains(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}

}  // namespace

Characters characters_of(std::string_view utf8) {
    Characters characters{.points = {}, .starts = base::code_point_starts(utf8)};
    characters.starts.push_back(utf8.size());
    characters.points.reserve(characters.starts.size());
    for (std::size_t i = 0; i + 1 < characters.starts.size(); ++i) {
        const std::size_t begin = characters.starts[i];
        characters.points.push_back(decoded(utf8.substr(begin, characters.starts[i + 1] - begin)));
    }
    return characters;
}

bool is_white_space(char32_t c) {
    if (c < 0x80) return c == U' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_mark(char32_t c) {
    return contains(marks, c);
}

bool is_quote(char32_t c) {
    return contains(quotes, c);
}

bool is_currency(char32_t c) {
    return (c >= 0x20A0 && c <= 0x20BF) || contains(other_currencies, c);
}

bool is_sign(char32_t c) {
    if (c < 0x2100) return c == U'¦' || c == U'©' || c == U'®' || c == U'°';
    using Range = std::pair<char32_t, char32_t>;
    static constexpr std::array ranges{Range{0x2100, 0x2101}, Range{0x2103, 0x2106},   Range{0x2108, 0x2109},
                                       Range{0x2114, 0x2114}, Range{0x2116, 0x2117},   Range{0x211E, 0x2123},
                                       Range{0x2195, 0x2199}, Range{0x219C, 0x21CD},   Range{0x21D5, 0x21F3},
                                       Range{0x2300, 0x2BFE}, Range{0x1F000, 0x1FA6D}, Range{0xFFFC, 0xFFFD}};
    return std::ranges::any_of(ranges,
                               [&](const Range& range) { return c >= range.first && c <= range.second; });
}

bool is_small(char32_t c) {
    return text::is_letter(c) && !text::is_capital(c);
}

}  // namespace storyflow::speech::english
