#include "books/line_shape.hpp"

#include <gtest/gtest.h>

namespace storyflow::books {
namespace {

TEST(LineShape, OrnamentsHaveNoWords) {
    for (const char* const line : {"* * *", "***", "—-", ". . . . . . .", "•", "=====", "#", "~~~", "⁂",
                                   "- - -", "oOo", "--oOo--", "  *  ", "…", "_____"})
        EXPECT_TRUE(is_ornament(line)) << line;
    for (const char* const line : {"", "  ", "?", "”", "o", "oo", "* a *", "1", "🙂", "| |", ":", "O!"})
        EXPECT_FALSE(is_ornament(line)) << line;
}

TEST(LineShape, TitlesHaveCapitals) {
    for (const char* const line :
         {"The Storm", "Of Ships and Men", "THE END", "What's in a Name", "Élan Vital"})
        EXPECT_TRUE(is_title(line)) << line;
    for (const char* const line : {"the storm", "The storm came", "", "...", "Of ships"})
        EXPECT_FALSE(is_title(line)) << line;
}

TEST(LineShape, SentencesEndBehindTheirMarks) {
    for (const char* const line : {"He left.", "“Why?”", "(So it was.)", "Well…", "_Never!_"})
        EXPECT_TRUE(ends_sentence(line)) << line;
    for (const char* const line : {"He left", "he said,", "“Why", "", "so:"})
        EXPECT_FALSE(ends_sentence(line)) << line;
}

TEST(LineShape, ComparesWordsWithoutMarksAndCase) {
    EXPECT_EQ(folded_line("  _CHAPTER I._ The Straße"), "chapter i the strasse ");
    EXPECT_EQ(folded_line("* * *"), "");
    EXPECT_EQ(width_of("né"), 2U);
    EXPECT_EQ(indentation_of("  \tx"), 6U);
    EXPECT_TRUE(begins_with_capital("“Él") && !begins_with_capital("2 Men") && !begins_with_capital(""));
    EXPECT_TRUE(is_all_capitals("NO. 5") && !is_all_capitals("No. 5") && !is_all_capitals("5"));
    EXPECT_EQ(undecorated(" _Chapter I._ "), "Chapter I.");
    EXPECT_EQ(undecorated("***"), "");
}

}  // namespace
}  // namespace storyflow::books
