#include "text/sentences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "text/words.hpp"

namespace storyflow::text {
namespace {

using testing::ElementsAre;

std::vector<std::string> sentences(std::string_view text) {
    std::vector<SpokenWord> words = cut_words(traced(text, {}), FixedWords{});
    SentenceFinder().mark(words);
    std::vector<std::string> all(1);
    for (const SpokenWord& word : words) {
        all.back() += word.lead + word.text + word.trail;
        if (word.ends_sentence) all.emplace_back();
    }
    EXPECT_EQ(all.back(), "") << "text behind the last sentence";
    all.pop_back();
    for (std::string& sentence : all)
        if (sentence.ends_with(' ')) sentence.pop_back();
    return all;
}

TEST(Sentences, EndAtFullStopsAndTheirKin) {
    EXPECT_THAT(sentences("One day. Two? Three! What?! Four... Five… Six"),
                ElementsAre("One day.", "Two?", "Three!", "What?!", "Four...", "Five…", "Six"));
}

TEST(Sentences, HaveTheirClosingQuotesAndBrackets) {
    EXPECT_THAT(sentences("“Go.” (He went.) \"Now!\" 'Yes.' Then “Stop.”"),
                ElementsAre("“Go.”", "(He went.)", "\"Now!\"", "'Yes.'", "Then “Stop.”"));
    EXPECT_THAT(sentences("He left. “Why?” she asked."), ElementsAre("He left.", "“Why?”", "she asked."));
}

TEST(Sentences, DoNotEndBeforeASmallLetterUnlessAQuotationDid) {
    EXPECT_THAT(sentences("It is approx. five. so what"), ElementsAre("It is approx. five. so what"));
    EXPECT_THAT(sentences("Oh! he cried. Well… maybe."), ElementsAre("Oh! he cried.", "Well… maybe."));
    EXPECT_THAT(sentences("“Stop!” he cried. “Well…” he said. “Fine,” he said."),
                ElementsAre("“Stop!”", "he cried.", "“Well…”", "he said.", "“Fine,” he said."));
    EXPECT_THAT(sentences("“Yes.” he said."), ElementsAre("“Yes.” he said."));
}

TEST(Sentences, DoNotEndBehindInitialsAndAbbreviations) {
    EXPECT_THAT(sentences("J. R. R. Tolkien and Jane Q. Public met. So did I. Then A. left."),
                ElementsAre("J. R. R. Tolkien and Jane Q. Public met.", "So did I.", "Then A. left."));
    EXPECT_THAT(sentences("A Ph.D. Student of Prof. Lee vs. Gen. Ray. End."),
                ElementsAre("A Ph.D. Student of Prof. Lee vs. Gen. Ray.", "End."));
}

TEST(Sentences, EndBehindAnAcronymInLetters) {
    EXPECT_THAT(sentences("He left the U S A. She stayed."),
                ElementsAre("He left the U S A.", "She stayed."));
}

TEST(Sentences, DoNotEndInsideNumbersAndNames) {
    EXPECT_THAT(sentences("It is 3.14. See example.com. See a.b.c. now."),
                ElementsAre("It is 3.14.", "See example.com.", "See a.b.c. now."));
}

TEST(Sentences, MayBeginWithANumberInWords) {
    EXPECT_THAT(sentences("He said no. five minutes later he left. twenty-one men stayed."),
                ElementsAre("He said no.", "five minutes later he left.", "twenty-one men stayed."));
}

TEST(Sentences, EndWithTheParagraph) {
    EXPECT_THAT(sentences("Chapter one"), ElementsAre("Chapter one"));
    SentenceFinder().mark({});
}

TEST(Sentences, AreFoundWithOneFinderInManyParagraphs) {
    SentenceFinder finder;
    for (int i = 0; i < 3; ++i) {
        std::vector<SpokenWord> words = cut_words(traced("One. Two three.", {}), FixedWords{});
        finder.mark(words);
        EXPECT_TRUE(words[0].ends_sentence);
        EXPECT_FALSE(words[1].ends_sentence);
        EXPECT_TRUE(words[2].ends_sentence);
    }
}

TEST(Sentences, AreFoundInLinearTime) {
    const auto start = std::chrono::steady_clock::now();
    for (const std::string_view part : {"a. ", "A. ", "a ", "a.", "1. ( ", "a?\" ", "x… "}) {
        std::string flood;
        while (flood.size() < 100'000)
            flood += part;
        std::vector<SpokenWord> words = cut_words(traced(flood, {}), FixedWords{});
        SentenceFinder().mark(words);
        EXPECT_TRUE(words.back().ends_sentence);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(8));
}

}  // namespace
}  // namespace storyflow::text
