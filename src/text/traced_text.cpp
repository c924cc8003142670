#include "text/traced_text.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/char_kind.hpp"

namespace storyflow::text {

namespace {

constexpr char32_t form_feed = U'\f';
constexpr char32_t paragraph_separator = U'\u2029';
constexpr char32_t byte_order_mark = U'\uFEFF';

bool breaks_line(char32_t code_point) {
    constexpr std::u32string_view breaks = U"\n\r\v\f\u0085\u2028\u2029";
    return breaks.find(code_point) != std::u32string_view::npos;
}

/// Drops private use characters and control characters. Surrogates cannot occur in decoded UTF-8;
/// noncharacters are kept.
bool is_kept(char32_t code_point) {
    if (breaks_line(code_point) || is_white_space(code_point)) return true;
    if (is_private_use(code_point) || code_point == byte_order_mark) return false;
    return u_charType(static_cast<UChar32>(code_point)) != U_CONTROL_CHAR;
}

/// Calls `keep(code point, its index)` for every code point that is kept, and `drop(index)` for the others.
/// Invalid bytes are counted as in base::code_point_count.
template <typename Keep, typename Drop>
void for_each_code_point(std::string_view text, Keep keep, Drop drop) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    std::size_t number = 0;
    for (std::int64_t offset = 0; offset < size; ++number) {
        UChar32 code_point = 0;
        U8_NEXT(bytes, offset, size, code_point);
        if (code_point >= 0 && is_kept(static_cast<char32_t>(code_point)))
            keep(static_cast<char32_t>(code_point), number);
        else
            drop(number);
    }
}

/// The letter and the mark as one character; 0 if Unicode has none.
char32_t composed(char32_t letter, char32_t mark) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* normaliser = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status) != 0) return 0;
    const auto one = static_cast<UChar32>(letter);
    const UChar32 both = unorm2_composePair(normaliser, one, static_cast<UChar32>(mark));
    return both > 0 ? static_cast<char32_t>(both) : 0;
}

/// Appends a code point; a combining mark joins its letter, as in a script that was written without combining
/// marks. From a Latin letter that has no form with the mark the mark is left out: it is ornament.
void append_composed(TracedText& text, char32_t code_point, CharRange source) {
    constexpr char32_t first_mark = 0x300;
    constexpr char32_t last_latin_mark = 0x36F;
    const bool is_combining = code_point >= first_mark && !text.chars.empty() &&
                              u_getCombiningClass(static_cast<UChar32>(code_point)) != 0;
    if (!is_combining) return text.append(code_point, source);
    const char32_t letter = text.chars.back();
    const char32_t both = composed(letter, code_point);
    const bool is_latin = letter < 0x250 || (letter >= 0x1E00 && letter < 0x1F00);
    if (both == 0 && !(is_latin && code_point <= last_latin_mark)) return text.append(code_point, source);
    if (both != 0) text.chars.back() = both;
    text.sources.back() = joined(text.sources.back(), source);
    text.applied.push_back({ReadingRule::combined_accent, text.sources.back()});
}

TracedText decoded(std::string_view script) {
    TracedText text;
    text.chars.reserve(script.size());
    text.sources.reserve(script.size());
    const auto keep = [&text](char32_t code_point, std::size_t number) {
        append_composed(text, code_point, {.begin = number, .end = number + 1});
    };
    const auto drop = [&text](std::size_t number) {
        text.applied.push_back({ReadingRule::invisible_character, {.begin = number, .end = number + 1}});
    };
    for_each_code_point(script, keep, drop);
    return text;
}

struct WhiteSpace {
    std::size_t end = 0;
    int line_breaks = 0;  ///< two or more end a paragraph
};

WhiteSpace white_space_at(std::u32string_view chars, std::size_t begin) {
    WhiteSpace space{.end = begin};
    for (; space.end < chars.size() && is_white_space(chars[space.end]); ++space.end) {
        const char32_t code_point = chars[space.end];
        const bool ends_pair = code_point == U'\n' && space.end > begin && chars[space.end - 1] == U'\r';
        if (code_point == form_feed || code_point == paragraph_separator)
            space.line_breaks += 2;
        else if (breaks_line(code_point) && !ends_pair)
            ++space.line_breaks;
    }
    return space;
}

}  // namespace

void TracedText::append(char32_t code_point, CharRange source) {
    chars.push_back(code_point);
    sources.push_back(source);
}

void TracedText::append(const TracedText& other, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
        append(other.chars[i], other.sources[i]);
}

CharRange joined(CharRange one, CharRange other) {
    if (one.begin >= one.end) return other;
    if (other.begin >= other.end) return one;
    return {.begin = std::min(one.begin, other.begin), .end = std::max(one.end, other.end)};
}

std::vector<TracedText> paragraphs_of(std::string_view script) {
    const TracedText all = decoded(script);
    std::vector<TracedText> paragraphs;
    bool starts_paragraph = true;
    auto applied = all.applied.begin();
    for (std::size_t i = 0; i < all.chars.size();) {
        const WhiteSpace space = white_space_at(all.chars, i);
        if (space.line_breaks >= 2) starts_paragraph = true;
        if (space.end == all.chars.size()) break;
        if (starts_paragraph)
            paragraphs.emplace_back();
        else if (space.end > i)
            paragraphs.back().append(space.line_breaks > 0 ? U'\n' : U' ', {});
        starts_paragraph = false;
        paragraphs.back().append(all.chars[space.end], all.sources[space.end]);
        for (; applied != all.applied.end() && applied->source.begin <= all.sources[space.end].end; ++applied)
            paragraphs.back().applied.push_back(*applied);
        i = space.end + 1;
    }
    return paragraphs;
}

TracedText traced(std::string_view text, CharRange source) {
    TracedText result;
    const auto keep = [&](char32_t code_point, std::size_t) { append_composed(result, code_point, source); };
    for_each_code_point(text, keep, [](std::size_t) {});
    return result;
}

std::string to_utf8(std::u32string_view chars) {
    std::string text;
    text.reserve(chars.size());
    for (const char32_t code_point : chars) {
        std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
        std::int32_t size = 0;
        U8_APPEND_UNSAFE(bytes.data(), size, code_point);
        text.append(bytes.begin(), bytes.begin() + size);
    }
    return text;
}

}  // namespace storyflow::text
