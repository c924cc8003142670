#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace storyflow::base {

TEST(Trim, RemovesUnicodeWhiteSpaceAtBothEndsOnly) {
    EXPECT_EQ(trim(" \t\n a b \r\n"), "a b");
    EXPECT_EQ(trim("\xc2\xa0\xe2\x80\x83wide\xe3\x80\x80"), "wide");
    EXPECT_EQ(trim("\x1c\x1f"
                   "x"),
              "x");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("   "), "");
}

TEST(Trim, KeepsInvalidBytes) {
    EXPECT_EQ(trim(" \xff "), "\xff");
}

TEST(WithoutByteOrderMark, RemovesOneAtTheBeginningOnly) {
    EXPECT_EQ(without_byte_order_mark("\uFEFFText"), "Text");
    EXPECT_EQ(without_byte_order_mark("\uFEFF\uFEFFText"), "\uFEFFText");
    EXPECT_EQ(without_byte_order_mark("Te\uFEFFxt"), "Te\uFEFFxt");
    EXPECT_EQ(without_byte_order_mark("\xEF\xBB"), "\xEF\xBB");
    EXPECT_EQ(without_byte_order_mark(""), "");
}

TEST(IsBlank, IsTrueForWhiteSpaceAlone) {
    EXPECT_TRUE(is_blank(""));
    EXPECT_TRUE(is_blank("\n\xe2\x80\xa8 \xc2\x85"));
    EXPECT_FALSE(is_blank("\xe2\x80\x8b")) << "a zero-width space is no white space";
    EXPECT_FALSE(is_blank("."));
}

TEST(CodePointCount, CountsCharactersNotBytes) {
    EXPECT_EQ(code_point_count("na\xc3\xafve \xf0\x9f\x98\x80"), 7U);
    EXPECT_EQ(code_point_count(""), 0U);
}

TEST(FirstCodePoints, CutsBetweenCharacters) {
    EXPECT_EQ(first_code_points("\xc3\xa4\xc3\xb6\xc3\xbc", 2), "\xc3\xa4\xc3\xb6");
    EXPECT_EQ(first_code_points("ab", 5), "ab");
    EXPECT_EQ(first_code_points("ab", 0), "");
}

TEST(IsValidUtf8, RefusesBrokenSequences) {
    EXPECT_TRUE(is_valid_utf8("caf\xc3\xa9"));
    EXPECT_FALSE(is_valid_utf8("\xc3"));
    EXPECT_FALSE(is_valid_utf8("\xed\xa0\x80")) << "a surrogate";
    EXPECT_FALSE(is_valid_utf8("\xc0\xaf")) << "an overlong form";
}

TEST(Utf8, SaysWhereEachCodePointBegins) {
    EXPECT_EQ(code_point_starts("aé\xFF€b"), (std::vector<std::size_t>{0, 1, 3, 4, 7}));
    EXPECT_TRUE(code_point_starts("").empty());
}

TEST(CaseFolded, MakesWordsEqualThatDifferOnlyInCase) {
    EXPECT_EQ(case_folded("HERMIONE"), "hermione");
    EXPECT_EQ(case_folded("\u00c9CLAIR"), case_folded("\u00e9clair"));
    EXPECT_EQ(case_folded("Stra\u00dfe"), case_folded("STRASSE"));
    EXPECT_EQ(case_folded("\u039f\u0394\u039f\u03a3"), case_folded("\u03bf\u03b4\u03bf\u03c2"))
        << "a final sigma";
    EXPECT_EQ(case_folded(""), "");
}

TEST(CaseFolded, KeepsWordsApartThatDifferOtherwise) {
    EXPECT_NE(case_folded("resume"), case_folded("r\u00e9sum\u00e9"));
    EXPECT_EQ(case_folded("A\xff"), "a\xff");
}

TEST(HasLetter, LooksAtEveryScript) {
    EXPECT_TRUE(has_letter("- x -"));
    EXPECT_TRUE(has_letter("\u4e2d"));
    EXPECT_TRUE(has_letter("\u0259"));
    EXPECT_FALSE(has_letter("42 +"));
    EXPECT_FALSE(has_letter("\xff"));
    EXPECT_FALSE(has_letter(""));
}

TEST(HasLetterOrDigit, TakesDigitsToo) {
    EXPECT_TRUE(has_letter_or_digit("#7"));
    EXPECT_TRUE(has_letter_or_digit("\u0967"));
    EXPECT_FALSE(has_letter_or_digit("*-\U0001F600"));
}

TEST(IsSingleLine, RefusesWhatBreaksLinesOrHasNoFixedMeaning) {
    EXPECT_TRUE(is_single_line("New York \u2013 d\u00e9j\u00e0 vu\u200d"));
    EXPECT_TRUE(is_single_line(""));
    for (const auto* text :
         {"a\nb", "a\tb", "\x1b[1m", "\x7f", "\u0085", "\u2028", "\u2029", "\ue000", "\uffff", "\xff"})
        EXPECT_FALSE(is_single_line(text)) << text;
}

}  // namespace storyflow::base
