#include "narration/narrated_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::narration {
namespace {

using testing::ElementsAre;

text::SpokenWord word(const std::string& text, std::size_t begin, std::size_t end) {
    text::SpokenWord word;
    word.text = text;
    word.source = {begin, end};
    return word;
}

TEST(NarratedWords, SayWhatTheUserWroteAndWhatWasSaid) {
    NarratedWords words("Été 1984!");
    words.add({0.0, {word("Été", 0, 3), word("nineteen", 4, 8), word("eighty-four", 4, 8)}},
              {{0.1, 0.4}, {0.5, 0.7}, {0.7, 1.2}}, 2.0);
    EXPECT_THAT(words.take(),
                ElementsAre(story::NarratedWord{"Été", "Été", 2.1, 2.4, 0, 3},
                            story::NarratedWord{"1984", "nineteen eighty-four", 2.5, 3.2, 4, 8}));
}

TEST(NarratedWords, GoOnFromChunkToChunk) {
    NarratedWords words("One 22");
    words.add({0.0, {word("One", 0, 3), word("twenty", 4, 6)}}, {{0.0, 0.3}, {0.4, 0.6}}, 0.0);
    words.add({0.0, {word("two", 4, 6)}}, {{0.1, 0.3}}, 1.0);
    EXPECT_THAT(words.take(), ElementsAre(story::NarratedWord{"One", "One", 0.0, 0.3, 0, 3},
                                          story::NarratedWord{"22", "twenty two", 0.4, 1.3, 4, 6}));
}

TEST(NarratedWords, RefuseAnEngineThatDoesNotSayWhen) {
    NarratedWords words("One");
    EXPECT_THROW(words.add({0.0, {word("One", 0, 3)}}, {}, 0.0), base::Error);
}

TEST(NarratedWords, CopeWithARangeBeyondTheScript) {
    NarratedWords words("One");
    words.add({0.0, {word("One", 2, 9)}}, {{0.0, 0.1}}, 0.0);
    EXPECT_EQ(words.take().front().text, "e");
}

}  // namespace
}  // namespace storyflow::narration
