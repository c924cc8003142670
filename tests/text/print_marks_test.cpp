#include "text/print_marks.hpp"

#include <gtest/gtest.h>

#include "text/characters.hpp"

namespace storyflow::text {
namespace {

std::string remaining(std::string_view text) {
    const PlainText plain = without_print_marks(plain_text(text));
    EXPECT_EQ(plain.text.size(), plain.sources.size());
    return utf8(plain.text);
}

TEST(PrintMarks, OfEmphasisTouchAWordOnOneSide) {
    EXPECT_EQ(remaining("_Henry_ **VIII**, *so* ==marked== `code`"), "Henry VIII, so marked code");
    EXPECT_EQ(remaining("1_st_, \"_No!_\" un*frigging*real"), "1st, \"No!\" un*frigging*real");
    EXPECT_EQ(remaining("a * b, 2 * 3, 2* 3, my_file, a == b, a==b"),
              "a * b, 2 * 3, 2* 3, my_file, a == b, a==b");
    EXPECT_EQ(remaining("http://x.org/_a/ a_@x.com"), "http://x.org/_a/ a_@x.com");
}

TEST(PrintMarks, OfFootnotesAreNumbersAndLettersInBrackets) {
    EXPECT_EQ(remaining("so.[15] known [12, 13], all [3-5] of.[a] it[^2]"), "so. known, all of. it");
    EXPECT_EQ(remaining("[1] A note\n[2] B, [1984], a [b] c"), "[1] A note\n[2] B, [1984], a [b] c");
    EXPECT_EQ(remaining("true.[citation needed] So"), "true. So");
}

TEST(PrintMarks, OfAnEditorAreBracketsInAWord) {
    EXPECT_EQ(remaining("[T]he walk[ed] [he said] [sic]"), "The walked [he said] [sic]");
}

TEST(PrintMarks, MakeABacktickAnApostropheInsideOfAWord) {
    EXPECT_EQ(remaining("can`t, they`re, a`b, ``quoted''"), "can't, they're, a`b, \"quoted''");
}

TEST(PrintMarks, LeaveThePlacesOfTheOthers) {
    const PlainText plain = without_print_marks(plain_text("_é_ &amp; x"));
    ASSERT_EQ(utf8(plain.text), "é & x");
    EXPECT_EQ(plain.sources[0], (CharRange{1, 2}));
    EXPECT_EQ(plain.sources[2], (CharRange{4, 9}));
    EXPECT_EQ(plain.sources[4], (CharRange{10, 11}));
}

}  // namespace
}  // namespace storyflow::text
