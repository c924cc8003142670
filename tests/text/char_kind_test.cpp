#include "text/char_kind.hpp"

#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

TEST(CharKind, KnowsWhiteSpaceOfAllScriptsAndTheAsciiSeparators) {
    for (const char32_t space : {U' ', U'\n', U'\u00A0', U'\u2003', U'\u3000', U'\x1C', U'\x1F'})
        EXPECT_TRUE(is_white_space(space)) << static_cast<unsigned>(space);
    EXPECT_FALSE(is_white_space(U'x'));
    EXPECT_FALSE(is_white_space(U'\u200B'));
}

TEST(CharKind, TakesLettersAndDigitsOfAllScripts) {
    for (const char32_t letter : {U'a', U'Z', U'é', U'ß', U'Ж', U'語', U'7', U'٣', U'½'})
        EXPECT_TRUE(is_alphanumeric(letter)) << static_cast<unsigned>(letter);
    for (const char32_t other : {U'-', U'\'', U'\u0301', U'€', U' ', U'\uE000'})
        EXPECT_FALSE(is_alphanumeric(other)) << static_cast<unsigned>(other);
}

TEST(CharKind, TakesAccentsAndSoftHyphensForMarks) {
    EXPECT_TRUE(is_mark(U'\u0301'));
    EXPECT_TRUE(is_mark(U'\u00AD'));
    EXPECT_FALSE(is_mark(U'a'));
    EXPECT_FALSE(is_mark(U'-'));
}

TEST(CharKind, TellsCapitalsFromSmallLetters) {
    EXPECT_TRUE(is_upper_case(U'É'));
    EXPECT_TRUE(is_upper_case(U'\u01C5'));  // title case form of a Croatian letter
    EXPECT_FALSE(is_upper_case(U'é'));
    EXPECT_TRUE(is_lower_case(U'é'));
    EXPECT_FALSE(is_lower_case(U'É'));
    EXPECT_FALSE(is_lower_case(U'7'));
}

TEST(CharKind, KnowsCurlyAndStraightApostrophesAndBreakingHyphens) {
    EXPECT_TRUE(is_apostrophe(U'\''));
    EXPECT_TRUE(is_apostrophe(U'’'));
    EXPECT_FALSE(is_apostrophe(U'‘'));
    EXPECT_TRUE(is_hyphen(U'-'));
    EXPECT_TRUE(is_hyphen(U'\u2011'));
    EXPECT_FALSE(is_hyphen(U'—'));
}

TEST(CharKind, FindsNothingBeyondUnicode) {
    constexpr char32_t beyond = 0x110000;
    EXPECT_FALSE(is_white_space(beyond));
    EXPECT_FALSE(is_alphanumeric(beyond));
    EXPECT_FALSE(is_mark(beyond));
    EXPECT_FALSE(is_upper_case(beyond));
    EXPECT_FALSE(is_lower_case(beyond));
    EXPECT_FALSE(is_private_use(beyond));
    EXPECT_TRUE(is_private_use(U'\uE000'));
    EXPECT_TRUE(is_private_use(U'\uF8FF'));
    EXPECT_FALSE(is_private_use(U'\uF900'));
}

}  // namespace
}  // namespace storyflow::text
