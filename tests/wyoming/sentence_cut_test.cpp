#include "wyoming/sentence_cut.hpp"

#include <gtest/gtest.h>

namespace storyflow::wyoming {
namespace {

/// What is taken of the text, a bar, and what is left.
std::string cut(std::string text) {
    const auto taken = take_sentences(text);
    return taken + "|" + text;
}

TEST(SentenceCut, TakesTheSentencesThatAnotherOneFollows) {
    EXPECT_EQ(cut("One is here. Two is here. Thr"), "One is here. Two is here.| Thr");
    EXPECT_EQ(cut("One is here! “Two?” she"), "One is here! “Two?”| she");
    EXPECT_EQ(cut("“One is here.” He saw it"), "“One is here.”| He saw it");
    EXPECT_EQ(cut("A line\n\nAnother"), "A line|\n\nAnother");
}

TEST(SentenceCut, LeavesTheLastOneBecauseItMayGoOn) {
    for (const auto* text :
         {"", "   ", "One is", "One is here.", "One is here. ", "It costs 3.", "He met Dr. Smi"})
        EXPECT_EQ(cut(text), "|" + std::string(text));
}

TEST(SentenceCut, CountsInCharacters) {
    EXPECT_EQ(cut("Ça va très bien. Él está aquí. Än"), "Ça va très bien. Él está aquí.| Än");
}

TEST(SentenceCut, TakesWordsOfASentenceWithoutEnd) {
    std::string text;
    while (text.size() < longest_wait + 10)
        text += "and on ";
    const auto all = text;
    const auto taken = take_sentences(text);
    EXPECT_LE(taken.size(), longest_wait);
    EXPECT_GT(taken.size(), longest_wait - 10);
    EXPECT_TRUE(text.starts_with(" "));
    EXPECT_EQ(taken + text, all);
    EXPECT_EQ(cut(std::string(longest_wait + 1, 'x')), std::string(longest_wait, 'x') + "|x");
}

TEST(SentenceCut, LosesNothingOfATextThatComesInPieces) {
    const std::string story =
        "Once upon a time. There was a lamp... It was 3.5 m high! “Who lit it?” No. 7 did.";
    for (const std::size_t piece : {1U, 3U, 10U}) {
        std::string text;
        std::string spoken;
        for (std::size_t i = 0; i < story.size(); i += piece) {
            text += story.substr(i, piece);
            spoken += take_sentences(text);
        }
        EXPECT_EQ(spoken + text, story);
        EXPECT_TRUE(spoken.starts_with("Once upon a time."));
    }
}

}  // namespace
}  // namespace storyflow::wyoming
