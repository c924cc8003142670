#include "books/line_text.hpp"

#include <gtest/gtest.h>

namespace storyflow::books {
namespace {

TEST(LineText, CollapsesWhiteSpaceAcrossPieces) {
    LineText line;
    line.append(" \n one ");
    line.append("\t two");
    line.append("\u00A0\u00A0three ");
    EXPECT_EQ(line.take(), "one two three");
    EXPECT_TRUE(line.empty());
}

TEST(LineText, DropsWhatHasNoWidth) {
    LineText line;
    line.append("trans\u00ADform\uFEFF a\u200Bb\u2060c \x01\x7F\u0081d");
    EXPECT_EQ(line.take(), "transform abc d");
}

TEST(LineText, EndsLinesWhereTheAuthorDoes) {
    LineText line;
    EXPECT_FALSE(line.break_line());
    line.append("one ");
    EXPECT_FALSE(line.break_line());
    line.append(" two");
    EXPECT_FALSE(line.break_line());
    EXPECT_TRUE(line.break_line());
    EXPECT_EQ(line.take(), "one\ntwo");
}

TEST(LineText, SeparatesCellsByACommaUnlessAMarkIsThere) {
    LineText line;
    line.separate_cells();
    line.append("Name");
    line.separate_cells();
    line.append("Age:");
    line.separate_cells();
    line.append("9");
    EXPECT_EQ(line.take(), "Name, Age: 9");
}

TEST(LineText, OfATitleIsOneLine) {
    EXPECT_EQ(clean_line("  a  b \n\n c\u00AD "), "a b c");
}

TEST(SceneMark, IsAParagraphThatOnlySeparates) {
    for (const char* text : {"* * *", "•",     "—-",      ":",       ". . . . . . .",
                             "“”",    "=====", "🙂",      "…",       "?",
                             "oOo",   "o0o",   "~o~",     "-o-O-o-", "ooOoo",
                             "o o o", "x x x", "***x***", "❦",       "\u00A0*\u00A0",
                             "#"})
        EXPECT_TRUE(separates_scenes(text)) << text;
    for (const char* text : {"", " ", "I", "1", "XXX", "xx", "oh", "o.", "Ooh!", "“O?”", "0", "000", "X",
                             "A * B", "oo la la", "漢", "—x—я—"})
        EXPECT_FALSE(separates_scenes(text)) << text;
}

}  // namespace
}  // namespace storyflow::books
