#include "books/paragraph_cuts.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace storyflow::books {
namespace {

using Parts = std::vector<std::string>;

TEST(ParagraphCuts, SentencesAreKeptWhole) {
    EXPECT_EQ(cut_paragraph("He left. She stayed.", 20, 100), (Parts{"He left. She stayed."}));
    EXPECT_EQ(cut_paragraph("He left. She stayed.", 19, 100), (Parts{"He left.", "She stayed."}));
    EXPECT_EQ(cut_paragraph("“Stop!” he said. “Dr. Smith, come.” He came. All was well.", 40, 100),
              (Parts{"“Stop!” he said. “Dr. Smith, come.”", "He came. All was well."}));
    EXPECT_EQ(cut_paragraph("He paid 5 dollars for it. Then he left for good.", 30, 100),
              (Parts{"He paid 5 dollars for it.", "Then he left for good."}));
}

TEST(ParagraphCuts, PartsHaveNearlyOneSize) {
    std::string paragraph;
    for (int i = 0; i < 30; ++i)
        paragraph += "This is the sentence that comes again and again. ";
    const auto parts = cut_paragraph(paragraph, 1'200, 5'000);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_LT(parts[0].size(), parts[1].size() + 100);
    EXPECT_LT(parts[1].size(), parts[0].size() + 100);
}

TEST(ParagraphCuts, OnlySentencesBeyondTheHardLimitAreCut) {
    EXPECT_EQ(cut_paragraph("one two, three four five", 5, 100), (Parts{"one two, three four five"}));
    EXPECT_EQ(cut_paragraph("one two, three four five", 5, 12), (Parts{"one two,", "three four", "five"}));
    EXPECT_EQ(cut_paragraph("ééééé", 2, 2), (Parts{"éé", "éé", "é"}));
}

/// All parts with a blank between them.
std::string joined(const Parts& parts) {
    std::string all;
    for (const auto& part : parts)
        all += (all.empty() ? "" : " ") + part;
    return all;
}

TEST(ParagraphCuts, AWholeBookInOneParagraphIsCutBetweenItsSentences) {
    std::string book;
    for (int i = 0; i < 12'000; ++i)
        book += (i == 0 ? "" : " ") +
                ("He said: “I have seen Dr. Smith” and left for the " + std::to_string(i) + "th time.");
    ASSERT_GT(book.size(), 600'000U);
    const auto parts = cut_paragraph(book, 1'200, 5'000);
    EXPECT_EQ(joined(parts), book);
    for (const auto& part : parts) {
        EXPECT_LE(part.size(), 1'300U);
        EXPECT_TRUE(part.starts_with("He said") && part.ends_with("time.")) << part;
    }
}

TEST(ParagraphCuts, AHugeWordIsCutToo) {
    const auto parts = cut_paragraph(std::string(3'000'000, 'a'), 1'200, 5'000);
    std::size_t size = 0;
    for (const auto& part : parts) {
        EXPECT_LE(part.size(), 5'000U);
        size += part.size();
    }
    EXPECT_EQ(size, 3'000'000U);
}

}  // namespace
}  // namespace storyflow::books
