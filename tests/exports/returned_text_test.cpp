#include "exports/returned_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/exports/written_words.hpp"

namespace storyflow::exports {
namespace {

using testing::ElementsAre;

std::vector<StoryPart> part_with(const std::string& text, bool has_times) {
    StoryPart part;
    part.text = text;
    if (has_times) part.words = written_words(text);
    return {part};
}

}  // namespace

TEST(ReturnedText, HasTheWordsThatAreHeardAndHidesMarksForTheNarrator) {
    const SourceBook book{{}, {{.place = "a#/4/2\na#/4/4", .text = {}, .part = 0}}};
    const auto passages = returned_passages(book, part_with("It **was** so.", true));
    EXPECT_THAT(passages.at(0).places, ElementsAre("a#/4/2", "a#/4/4"));
    EXPECT_EQ(passages[0].text, "It **was** so.");
    EXPECT_THAT(passages[0].words,
                ElementsAre(books::ByteRange{0, 2}, books::ByteRange{5, 8}, books::ByteRange{11, 13}));
    EXPECT_THAT(passages[0].hidden, ElementsAre(books::ByteRange{3, 5}, books::ByteRange{8, 10}));
}

TEST(ReturnedText, WithoutTimesIsOneElement) {
    const SourceBook book{{}, {{.place = {}, .text = {}, .part = 0}, {.place = {}, .text = "Silent."}}};
    const auto passages = returned_passages(book, part_with(" One two.\n\nThree.", false));
    EXPECT_THAT(passages.at(0).words, ElementsAre(books::ByteRange{1, 9}));
    EXPECT_EQ(passages.at(1).text, "Silent.");
    EXPECT_TRUE(passages.at(1).words.empty());
}

}  // namespace storyflow::exports
