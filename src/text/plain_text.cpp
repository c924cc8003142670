#include "text/plain_text.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "text/character_references.hpp"
#include "text/characters.hpp"

namespace storyflow::text {

namespace {

using Replacement = std::pair<char32_t, std::u32string_view>;

constexpr std::array replacements{
    Replacement{0x00A8, U""},     // ¨
    Replacement{0x00AB, U"\""},   // «
    Replacement{0x00B4, U"'"},    // ´
    Replacement{0x00BA, U"°"},    // º, often typed for degrees
    Replacement{0x00BB, U"\""},   // »
    Replacement{0x0262, U"g"},    // ɢ, and all other small capitals
    Replacement{0x026A, U"i"},    // ɪ
    Replacement{0x0274, U"n"},    // ɴ
    Replacement{0x0280, U"r"},    // ʀ
    Replacement{0x028F, U"y"},    // ʏ
    Replacement{0x0299, U"b"},    // ʙ
    Replacement{0x029C, U"h"},    // ʜ
    Replacement{0x029F, U"l"},    // ʟ
    Replacement{0x02BC, U"'"},    // ʼ
    Replacement{0x03BC, U"µ"},    // μ, the Greek letter, becomes the sign for micro
    Replacement{0x1D00, U"a"},    // ᴀ
    Replacement{0x1D01, U"ae"},   // ᴁ
    Replacement{0x1D04, U"c"},    // ᴄ
    Replacement{0x1D05, U"d"},    // ᴅ
    Replacement{0x1D07, U"e"},    // ᴇ
    Replacement{0x1D0A, U"j"},    // ᴊ
    Replacement{0x1D0B, U"k"},    // ᴋ
    Replacement{0x1D0D, U"m"},    // ᴍ
    Replacement{0x1D0F, U"o"},    // ᴏ
    Replacement{0x1D18, U"p"},    // ᴘ
    Replacement{0x1D1B, U"t"},    // ᴛ
    Replacement{0x1D1C, U"u"},    // ᴜ
    Replacement{0x1D20, U"v"},    // ᴠ
    Replacement{0x1D21, U"w"},    // ᴡ
    Replacement{0x1D22, U"z"},    // ᴢ
    Replacement{0x2010, U"-"},    // hyphen
    Replacement{0x2011, U"-"},    // non-breaking hyphen
    Replacement{0x2012, U"–"},    // figure dash
    Replacement{0x2015, U"—"},    // horizontal bar
    Replacement{0x2018, U"'"},    // ‘
    Replacement{0x2019, U"'"},    // ’
    Replacement{0x201A, U"'"},    // ‚
    Replacement{0x201B, U"'"},    // ‛
    Replacement{0x201C, U"\""},   // “
    Replacement{0x201D, U"\""},   // ”
    Replacement{0x201E, U"\""},   // „
    Replacement{0x201F, U"\""},   // ‟
    Replacement{0x2039, U"'"},    // ‹
    Replacement{0x203A, U"'"},    // ›
    Replacement{0x2044, U"/"},    // fraction slash
    Replacement{0x2116, U"No."},  // №
    Replacement{0x2126, U"Ω"},    // ohm sign
    Replacement{0x2215, U"/"},    // division slash
    Replacement{0x22C5, U"·"},    // dot operator
    Replacement{0x2500, U"—"},    // ─, drawn as a dash
    Replacement{0x2501, U"—"},    // ━
    Replacement{0x2E3A, U"—"},    // two-em dash
    Replacement{0x2E3B, U"—"},    // three-em dash
    Replacement{0x3001, U", "},   // 、
    Replacement{0x3002, U". "},   // 。
    Replacement{0x3008, U"\""},   // 〈
    Replacement{0x3009, U"\""},   // 〉
    Replacement{0x300A, U"\""},   // 《
    Replacement{0x300B, U"\""},   // 》
    Replacement{0x300C, U"\""},   // 「
    Replacement{0x300D, U"\""},   // 」
    Replacement{0x300E, U"\""},   // 『
    Replacement{0x300F, U"\""},   // 』
    Replacement{0x3010, U"("},    // 【
    Replacement{0x3011, U")"},    // 】
    Replacement{0x301C, U"~"},    // 〜
    Replacement{0x301D, U"\""},   // 〝
    Replacement{0x301E, U"\""},   // 〞
    Replacement{0xA730, U"f"},    // ꜰ
    Replacement{0xA731, U"s"},    // ꜱ
    Replacement{0xA7AF, U"q"},    // ꞯ
    Replacement{0xFE58, U"—"},    // small em dash
    Replacement{0xFF01, U"! "},   // ！
    Replacement{0xFF0C, U", "},   // ，
    Replacement{0xFF0E, U". "},   // ．
    Replacement{0xFF1A, U": "},   // ：
    Replacement{0xFF1B, U"; "},   // ；
    Replacement{0xFF1F, U"? "},   // ？
    Replacement{0xFF61, U". "},   // ｡
    Replacement{0xFF64, U", "},   // ､
};
static_assert(std::ranges::is_sorted(replacements, {}, &Replacement::first));

std::optional<std::u32string_view> replacement_of(char32_t c) {
    const auto found = std::ranges::lower_bound(replacements, c, {}, &Replacement::first);
    if (found == replacements.end() || found->first != c) return std::nullopt;
    return found->second;
}

/// Whether the compatibility decomposition (NFKC) is the meant character.
bool is_styled(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 12> ranges{{
        {0x02B0, 0x02B8},    // small letters above the line
        {0x02E1, 0x02E3},    // ˡ ˢ ˣ
        {0x1D2C, 0x1D6A},    // modifier capitals
        {0x2080, 0x208E},    // subscript digits and signs
        {0x2100, 0x2138},    // letter-like: ℃ ℉ ℓ
        {0x2160, 0x217F},    // Roman numerals
        {0x2460, 0x24EA},    // numbers and letters in circles
        {0x3380, 0x33DF},    // squared units: ㎏
        {0xFB00, 0xFB06},    // ligatures
        {0xFF00, 0xFFEF},    // full and half width
        {0x1D400, 0x1D7FF},  // mathematical alphabets
        {0x1F110, 0x1F149},  // capitals in brackets, circles and squares
    }};
    if (c == 0x2120 || c == 0x2122) return false;  // ℠ ™
    return std::ranges::any_of(ranges, [c](auto range) { return c >= range.first && c <= range.second; });
}

std::u32string compatibility_form(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* normaliser = unorm2_getNFKCInstance(&status);
    std::array<UChar, 24> units{};
    if (U_FAILURE(status)) return {c};
    const std::int32_t size =
        unorm2_getDecomposition(normaliser, static_cast<UChar32>(c), units.data(), units.size(), &status);
    if (U_FAILURE(status) || size <= 0) return {c};
    // No styled character decomposes to a character beyond 16 bits.
    std::u32string form;
    for (std::int32_t i = 0; i < size; ++i)
        form += units.at(static_cast<std::size_t>(i));
    return form;
}

/// The capital of a white letter on a black circle or square, which Unicode does not decompose; 0 for others.
char32_t letter_on_black(char32_t c) {
    if (c >= 0x1F150 && c <= 0x1F169) return U'A' + (c - 0x1F150);
    if (c >= 0x1F170 && c <= 0x1F189) return U'A' + (c - 0x1F170);
    return 0;
}

bool is_invisible(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    const bool selects_variant = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    return type == U_FORMAT_CHAR || type == U_SURROGATE || selects_variant || c == 0x20E3 ||
           (c >= 0xFFF9 && c <= 0xFFFF);
}

/// The character or characters that the rules see for one code point.
std::u32string plain_form(char32_t c) {
    if (c == U'\n' || c == U'\v' || c == U'\f' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
        return U"\n";
    if (c == U'\t' || (c >= 0x1C && c <= 0x1F)) return U" ";
    if (c < 0x20 || c == 0x7F) return {};
    if (c < 0x7F || is_opaque(c)) return {c};
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) return U" ";
    if (const auto replacement = replacement_of(c)) return std::u32string(*replacement);
    if (is_invisible(c) || u_iscntrl(static_cast<UChar32>(c)) != 0) return {};
    if (const auto digit = u_charDigitValue(static_cast<UChar32>(c));
        digit >= 0 && u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER)
        return {static_cast<char32_t>(U'0' + static_cast<char32_t>(digit))};
    if (const char32_t letter = letter_on_black(c); letter != 0) return {letter};
    return is_styled(c) ? compatibility_form(c) : std::u32string{c};
}

/// The name for the change from `c` to its plain form; std::nullopt if they are the same to the ear.
std::optional<ReadingRule> rule_of(char32_t c, const std::u32string& form) {
    if (form.empty()) return ReadingRule::invisible_character;
    if (form.front() == c || is_space(form.front())) return std::nullopt;
    return is_word_char(form.front()) ? ReadingRule::styled_letter : ReadingRule::typographic_mark;
}

/// Reads the script from left to right, and knows where it is in bytes and in code points.
class PlainReader {
  public:
    explicit PlainReader(std::string_view utf8)
        : utf8_(utf8), bytes_(reinterpret_cast<const std::uint8_t*>(utf8.data())) {
        plain_.text.reserve(utf8.size());
        plain_.sources.reserve(utf8.size());
    }

    PlainText read() && {
        while (offset_ < utf8_.size())
            read_one();
        return std::move(plain_);
    }

  private:
    void read_one() {
        const char byte = utf8_[offset_];
        if (byte >= ' ' && byte <= '~' && byte != '&') return take_ascii(static_cast<char32_t>(byte));
        if (const auto reference = character_reference_at(utf8_.substr(offset_))) {
            const std::size_t begin = code_point_;
            offset_ += reference->size;
            code_point_ += reference->size;
            plain_.applied.push_back({ReadingRule::character_reference, {begin, code_point_}});
            return add(reference->code_point, begin);
        }
        const std::size_t begin = code_point_;
        const auto c = next();
        if (c) add(*c, begin);
        if (!c) plain_.applied.push_back({ReadingRule::invisible_character, {begin, code_point_}});
    }

    void take_ascii(char32_t c) {
        plain_.text += c;
        plain_.sources.push_back({code_point_, code_point_ + 1});
        ++offset_;
        ++code_point_;
    }

    /// The next code point; std::nullopt for invalid bytes.
    std::optional<char32_t> next() {
        UChar32 code_point = 0;
        U8_NEXT(bytes_, offset_, utf8_.size(), code_point);
        ++code_point_;
        return code_point < 0 ? std::nullopt : std::optional(static_cast<char32_t>(code_point));
    }

    void add(char32_t c, std::size_t begin) {
        constexpr char32_t soft_hyphen = 0xAD;
        if (c == soft_hyphen && offset_ < utf8_.size() && utf8_[offset_] == '\n') {
            (void)next();
            plain_.applied.push_back({ReadingRule::invisible_character, {begin, code_point_}});
            return;
        }
        const std::u32string form = plain_form(c);
        if (const auto rule = rule_of(c, form)) plain_.applied.push_back({*rule, {begin, code_point_}});
        for (const char32_t plain : form) {
            plain_.text += plain;
            plain_.sources.push_back({begin, code_point_});
        }
    }

    std::string_view utf8_;
    const std::uint8_t* bytes_;
    std::size_t offset_ = 0;      ///< bytes
    std::size_t code_point_ = 0;  ///< code points, an invalid sequence counted as one
    PlainText plain_;
};

}  // namespace

PlainText plain_text(std::string_view utf8) {
    return PlainReader(utf8).read();
}

}  // namespace storyflow::text
