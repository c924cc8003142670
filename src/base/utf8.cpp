#include "base/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "base/error.hpp"

namespace storyflow::base {

namespace {

/// The code point at `offset`, which is moved past it; negative for an invalid sequence.
UChar32 next_code_point(std::string_view text, std::size_t& offset) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto index = static_cast<std::int64_t>(offset);
    UChar32 code_point = 0;
    U8_NEXT(bytes, index, static_cast<std::int64_t>(text.size()), code_point);
    offset = static_cast<std::size_t>(index);
    return code_point;
}

/// The code point that ends at `offset`, which is moved to its first byte; negative for an invalid sequence.
UChar32 previous_code_point(std::string_view text, std::size_t& offset) {
    constexpr std::size_t longest_sequence = 4;
    const auto is_continuation = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    };
    std::size_t begin = offset - 1;
    while (begin > 0 && offset - begin < longest_sequence && is_continuation(text[begin]))
        --begin;
    std::size_t end = begin;
    const UChar32 code_point = next_code_point(text, end);
    const bool is_whole = end == offset;
    offset = is_whole ? begin : offset - 1;
    return is_whole ? code_point : -1;
}

template <typename Property>
bool any_code_point(std::string_view text, const Property& property) {
    for (std::size_t offset = 0; offset < text.size();) {
        const UChar32 code_point = next_code_point(text, offset);
        if (code_point >= 0 && property(code_point)) return true;
    }
    return false;
}

bool is_space(UChar32 code_point) {
    return code_point >= 0 &&
           (u_isUWhiteSpace(code_point) != 0 || (code_point >= 0x1C && code_point <= 0x1F));
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        if (next_code_point(text, offset) < 0) return false;
    }
    return true;
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count)
        next_code_point(text, offset);
    return count;
}

std::vector<std::size_t> code_point_starts(std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t offset = 0; offset < text.size(); next_code_point(text, offset))
        starts.push_back(offset);
    return starts;
}

std::string_view trim(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t offset = 0; offset < text.size() && is_space(next_code_point(text, offset));)
        begin = offset;
    text.remove_prefix(begin);
    std::size_t end = text.size();
    for (std::size_t offset = end; offset > 0 && is_space(previous_code_point(text, offset));)
        end = offset;
    return text.substr(0, end);
}

std::string_view without_byte_order_mark(std::string_view text) {
    constexpr std::string_view mark = "\uFEFF";
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    return text;
}

bool is_blank(std::string_view text) {
    return trim(text).empty();
}

std::string case_folded(std::string_view text) {
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded, static_cast<std::int32_t>(text.size()));
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT,
                           icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                           nullptr, status);
    if (U_FAILURE(status) != 0)
        throw Error(ErrorKind::internal, "A text could not be case-folded.", u_errorName(status));
    return folded;
}

bool has_letter(std::string_view text) {
    return any_code_point(text, [](UChar32 code_point) { return u_isalpha(code_point) != 0; });
}

bool has_letter_or_digit(std::string_view text) {
    return any_code_point(text, [](UChar32 code_point) { return u_isalnum(code_point) != 0; });
}

bool is_single_line(std::string_view text) {
    constexpr std::uint32_t unwelcome =
        U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CS_MASK;
    return is_valid_utf8(text) && !any_code_point(text, [](UChar32 code_point) {
               return (U_GET_GC_MASK(code_point) & unwelcome) != 0;
           });
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t offset = 0;
    for (; count > 0 && offset < text.size(); --count)
        next_code_point(text, offset);
    return text.substr(0, offset);
}

}  // namespace storyflow::base
