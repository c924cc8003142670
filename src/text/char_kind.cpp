#include "text/char_kind.hpp"

#include <unicode/uchar.h>

#include <cstdint>

namespace storyflow::text {

namespace {

UChar32 as_icu(char32_t code_point) {
    return static_cast<UChar32>(code_point);
}

bool is_any_of(char32_t code_point, std::uint32_t categories) {
    return (U_GET_GC_MASK(as_icu(code_point)) & categories) != 0;
}

}  // namespace

bool is_white_space(char32_t code_point) {
    return u_isUWhiteSpace(as_icu(code_point)) != 0 || (code_point >= 0x1C && code_point <= 0x1F);
}

bool is_alphanumeric(char32_t code_point) {
    return is_any_of(code_point, U_GC_L_MASK | U_GC_N_MASK);
}

bool is_mark(char32_t code_point) {
    return is_any_of(code_point, U_GC_M_MASK | U_GC_CF_MASK);
}

bool is_upper_case(char32_t code_point) {
    return u_isUUppercase(as_icu(code_point)) != 0 || u_istitle(as_icu(code_point)) != 0;
}

bool is_lower_case(char32_t code_point) {
    return u_isULowercase(as_icu(code_point)) != 0;
}

}  // namespace storyflow::text
