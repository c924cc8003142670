#include "text/traced_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace storyflow::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> paragraphs(std::string_view script) {
    std::vector<std::string> texts;
    for (const TracedText& paragraph : paragraphs_of(script))
        texts.push_back(to_utf8(paragraph.chars));
    return texts;
}

TEST(TracedText, FallsIntoParagraphsAtBlankLines) {
    EXPECT_THAT(paragraphs("One.\n\nTwo.\r\n \t\r\nThree.\r\rFour."),
                ElementsAre("One.", "Two.", "Three.", "Four."));
    EXPECT_THAT(paragraphs("One.\fTwo.\u2029Three."), ElementsAre("One.", "Two.", "Three."));
}

TEST(TracedText, KeepsOneSpaceOrLineBreakBetweenWords) {
    EXPECT_THAT(paragraphs("Line  one\u00A0\tis\n line two\r\nline three\u2028line four"),
                ElementsAre("Line one is\nline two\nline three\nline four"));
}

TEST(TracedText, HasNoParagraphsOfWhiteSpace) {
    EXPECT_THAT(paragraphs(""), IsEmpty());
    EXPECT_THAT(paragraphs(" \n\n\t\u00A0\n\n"), IsEmpty());
    EXPECT_THAT(paragraphs("\n\n  One.  \n\n"), ElementsAre("One."));
}

TEST(TracedText, LeavesOutControlsPrivateUseAndInvalidBytes) {
    EXPECT_THAT(paragraphs("a\x01"
                           "b\x7F"
                           "c\uE123d\uF8FFe\uFEFFf\xFFg\xE2\x82h\xC0\xAFi"),
                ElementsAre("abcdefghi"));
    EXPECT_THAT(paragraphs(std::string_view("a\0b", 3)), ElementsAre("ab"));
}

TEST(TracedText, KnowsWhichCodePointOfTheScriptEachOneIs) {
    const std::vector<TracedText> all = paragraphs_of("é\xFF b\n\nc");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].chars, U"é b");
    EXPECT_THAT(all[0].sources, ElementsAre(CharRange{0, 1}, CharRange{}, CharRange{3, 4}));
    EXPECT_THAT(all[1].sources, ElementsAre(CharRange{6, 7}));
}

TEST(TracedText, CountsInvalidBytesAsTheLengthOfAScriptDoes) {
    const std::string script = "\xF0\x9F\x98\xE2\x82\xFF\x80 x";
    const std::vector<TracedText> all = paragraphs_of(script);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].sources.back().end, base::code_point_count(script));
}

TEST(TracedText, OfOtherTextStandsForOneRange) {
    const TracedText text = traced("hé\x01\uE000", {.begin = 3, .end = 9});
    EXPECT_EQ(text.chars, U"hé");
    EXPECT_THAT(text.sources, ElementsAre(CharRange{3, 9}, CharRange{3, 9}));
}

TEST(TracedText, JoinsRangesAndSkipsEmptyOnes) {
    EXPECT_EQ(joined({2, 4}, {6, 8}), (CharRange{2, 8}));
    EXPECT_EQ(joined({6, 8}, {2, 4}), (CharRange{2, 8}));
    EXPECT_EQ(joined({}, {6, 8}), (CharRange{6, 8}));
    EXPECT_EQ(joined({6, 8}, {}), (CharRange{6, 8}));
}

}  // namespace
}  // namespace storyflow::text
