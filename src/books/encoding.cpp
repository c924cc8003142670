#include "books/encoding.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace storyflow::books {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t sample_size = 256UL * 1024;  ///< enough to tell a charset

struct ByteOrderMark {
    std::string_view bytes;
    std::string_view charset;
};

/// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr std::array marks{
    ByteOrderMark{"\xFF\xFE\0\0"sv, "UTF-32LE"sv}, ByteOrderMark{"\0\0\xFE\xFF"sv, "UTF-32BE"sv},
    ByteOrderMark{"\xEF\xBB\xBF"sv, "UTF-8"sv}, ByteOrderMark{"\xFF\xFE"sv, "UTF-16LE"sv},
    ByteOrderMark{"\xFE\xFF"sv, "UTF-16BE"sv}};

base::Error no_text() {
    return {base::ErrorKind::unsupported_media, "the file is not text"};
}

icu::UnicodeString unicode_of(std::string_view bytes, std::string_view charset) {
    UErrorCode status = U_ZERO_ERROR;
    const std::string name(charset);
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status),
                                                                       ucnv_close);
    icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
    if (U_FAILURE(status) != 0) throw no_text();
    return text;
}

bool ends_line(UChar32 c) {
    return c == U'\v' || c == U'\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Control characters, and marks that say how the file is stored.
bool is_invisible(UChar32 c) {
    return u_charType(c) == U_CONTROL_CHAR || c == 0xFEFF || U_IS_UNICODE_NONCHAR(c);
}

/// The text with '\n' at every line's end, "\r\n" and "\r" included.
std::string cleaned(std::string_view utf8) {
    std::string text;
    text.reserve(utf8.size());
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto size = static_cast<std::int64_t>(utf8.size());
    for (std::int64_t at = 0; at < size;) {
        const char byte = utf8[static_cast<std::size_t>(at)];
        if ((byte >= ' ' && byte < '\x7F') || byte == '\n' || byte == '\t') {
            text += byte;
            ++at;
        } else if (byte == '\r') {
            ++at;
            if (at == size || bytes[at] != '\n') text += '\n';
        } else {
            const auto begin = static_cast<std::size_t>(at);
            UChar32 c = 0;
            U8_NEXT(bytes, at, size, c);
            if (c < 0) {
                text += "\uFFFD";
            } else if (ends_line(c)) {
                text += '\n';
            } else if (!is_invisible(c)) {
                text += utf8.substr(begin, static_cast<std::size_t>(at) - begin);
            }
        }
    }
    return text;
}

std::string utf8_of(std::string_view bytes, std::string_view charset) {
    if (charset == "UTF-8") return cleaned(bytes);
    std::string text;
    unicode_of(bytes, charset).toUTF8String(text);
    return cleaned(text);
}

bool is_high(char byte) {
    return static_cast<unsigned char>(byte) >= 0x80;
}

/// Bytes 0x80 to 0x9F: control characters in ISO-8859-1, curly quotes and dashes in windows-1252.
bool is_c1(char byte) {
    return is_high(byte) && static_cast<unsigned char>(byte) < 0xA0;
}

bool is_odd_control(char byte) {
    constexpr std::string_view usual = "\t\n\v\f\r\x1A\x1B";
    return (byte >= '\0' && byte < ' ' && usual.find(byte) == std::string_view::npos) || byte == '\x7F';
}

/// Some old files hold a stray control character; a program or a picture holds many.
bool is_binary(std::string_view bytes) {
    const auto sample = bytes.substr(0, sample_size);
    const auto odd = static_cast<std::size_t>(std::ranges::count_if(sample, is_odd_control));
    constexpr std::size_t most_in_a_hundred = 2;
    return odd > 3 && odd * 100 > sample.size() * most_in_a_hundred;
}

/// Whether nearly all code points of the sample are characters that a text holds.
bool reads_as(std::string_view bytes, std::string_view charset) {
    const auto text = unicode_of(bytes.substr(0, sample_size - sample_size % 4), charset);
    std::int32_t good = 0;
    std::int32_t all = 0;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1), ++all) {
        const UChar32 c = text.char32At(at);
        constexpr std::uint32_t unwelcome = U_GC_CC_MASK | U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CS_MASK;
        const bool is_usual = c == U'\n' || c == U'\r' || c == U'\t';
        if (is_usual || ((U_GET_GC_MASK(c) & unwelcome) == 0 && c != 0xFFFD)) ++good;
    }
    return all > 0 && good * 100LL >= all * 98LL;
}

/// UTF-16 or UTF-32 without a mark is told by its zero bytes, which no other text has: the upper bytes of
/// spaces and line ends, whatever the alphabet.
std::optional<std::string_view> wide_charset(std::string_view bytes) {
    const auto sample = bytes.substr(0, sample_size);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t at = 0; at < sample.size(); ++at)
        zeros[at % 2] += sample[at] == '\0' ? 1U : 0U;
    if (zeros[0] + zeros[1] < 2 || (zeros[0] + zeros[1]) * 50 < sample.size()) return std::nullopt;
    for (const auto charset :
         {"UTF-32LE"sv, "UTF-32BE"sv, zeros[0] < zeros[1] ? "UTF-16LE"sv : "UTF-16BE"sv}) {
        if (reads_as(bytes, charset)) return charset;
    }
    return std::nullopt;
}

/// Whether the bytes are UTF-8 but for few: a file that was cut in the middle of a character, say.
bool is_nearly_utf8(std::string_view bytes) {
    const auto* const data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::int64_t at = 0; at < size;) {
        const bool is_ascii = data[at] < 0x80;
        UChar32 c = 0;
        U8_NEXT(data, at, size, c);
        if (!is_ascii) ++(c < 0 ? bad : good);
    }
    constexpr std::size_t good_for_each_bad = 20;
    return bad == 0 || good >= bad * good_for_each_bad;
}

bool is_western(std::string_view charset) {
    return charset == "windows-1252" || charset == "ISO-8859-1" || charset == "ISO-8859-15";
}

/// The detector's opinion. It prefers rarer charsets for short or nearly English texts, so that a western one
/// wins whenever it is nearly as likely, or when there are few letters to judge by.
std::string detected_charset(std::string_view bytes) {
    const auto sample = bytes.substr(0, sample_size);
    const auto high = static_cast<std::size_t>(std::ranges::count_if(sample, is_high));
    constexpr std::size_t enough_in_a_hundred = 4;
    constexpr std::string_view western = "windows-1252";
    if (high * 100 < sample.size() * enough_in_a_hundred) return std::string(western);

    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
    if (U_FAILURE(status) != 0 || count == 0) return std::string(western);
    const std::int32_t best = ucsdet_getConfidence(matches[0], &status);
    constexpr std::int32_t least_confidence = 25;
    constexpr std::int32_t nearly = 15;
    for (std::int32_t i = 0; i < count; ++i) {
        const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
        if (is_western(ucsdet_getName(matches[i], &status)) && confidence + nearly >= best)
            return std::string(western);
    }
    const std::string_view name = ucsdet_getName(matches[0], &status);
    return std::string(best < least_confidence || name.starts_with("UTF-") ? western : name);
}

std::string lower_case(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

/// ICU's name of the declared charset; std::nullopt when the bytes are certainly in another one.
std::optional<std::string> declared_charset(std::string_view declared, std::string_view bytes) {
    const std::string name = lower_case(base::trim(declared));
    if (name.empty() || name.size() > 40) return std::nullopt;
    if (name == "utf-8" || name == "utf8")
        return is_nearly_utf8(bytes) ? std::optional<std::string>("UTF-8") : std::nullopt;
    if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii") {
        // Many files say so that hold UTF-8.
        return base::is_valid_utf8(bytes) ? std::nullopt : std::optional<std::string>("windows-1252");
    }
    // A reader that sees this declaration has read it as ASCII, so the file is not in 16 bits.
    if (name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("ucs-"))
        return std::nullopt;
    // MIME has no names for the charsets of Windows and for GBK.
    for (const char* const standard : {"MIME", "IANA"}) {
        UErrorCode status = U_ZERO_ERROR;
        const char* const known = ucnv_getStandardName(name.c_str(), standard, &status);
        if (U_SUCCESS(status) != 0 && known != nullptr) return std::string(known);
    }
    return std::nullopt;
}

std::string charset_of(std::string_view bytes, std::string_view declared) {
    if (const auto charset = wide_charset(bytes)) return std::string(*charset);
    if (is_binary(bytes)) throw no_text();
    if (const auto charset = declared_charset(declared, bytes)) return *charset;
    return is_nearly_utf8(bytes) ? "UTF-8" : detected_charset(bytes);
}

/// The name for the report: without the signs that only windows-1252 has, the file may say ISO-8859-1.
std::string plain_name(const std::string& charset, std::string_view bytes) {
    return charset == "windows-1252" && std::ranges::none_of(bytes, is_c1) ? "ISO-8859-1" : charset;
}

}  // namespace

Decoded decoded(std::string_view bytes, std::string_view declared) {
    for (const auto& mark : marks) {
        if (!bytes.starts_with(mark.bytes)) continue;
        const auto rest = bytes.substr(mark.bytes.size());
        if (mark.charset == "UTF-8" && is_binary(rest)) throw no_text();
        return {utf8_of(rest, mark.charset), std::string(mark.charset)};
    }
    const std::string charset = charset_of(bytes, declared);
    return {utf8_of(bytes, charset), plain_name(charset, bytes)};
}

}  // namespace storyflow::books
