#include "speech/language/english_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "speech/english/lexicon_bytes.hpp"
#include "speech/english/word_class.hpp"
#include "tests/speech/spoken_words.hpp"

namespace storyflow::speech {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<english::Word> english_words_of(const text::SpokenText& text) {
    const english::Lexicon lexicon(english::lexicon_bytes(), Accent::american);
    return english_words(text, lexicon);
}

std::vector<std::vector<std::string>> pieces_of(const std::vector<english::Word>& words) {
    std::vector<std::vector<std::string>> pieces;
    for (const auto& word : words) {
        pieces.emplace_back();
        for (const auto& piece : word.pieces)
            pieces.back().push_back(piece.text);
    }
    return pieces;
}

std::vector<bool> letters_of(const std::vector<english::Word>& words) {
    std::vector<bool> letters;
    for (const auto& word : words)
        letters.push_back(word.is_letter);
    return letters;
}

TEST(EnglishWords, HaveThePiecesOfTheirTokens) {
    EXPECT_THAT(pieces_of(english_words_of(spoken("(I don’t) see the well-known \"end\"."))),
                ElementsAre(ElementsAre("I"), ElementsAre("do", "n't"), ElementsAre("see"),
                            ElementsAre("the"), ElementsAre("well", "-", "known"), ElementsAre("end")));
}

TEST(EnglishWords, AreTaggedInTheirSentence) {
    const auto words = english_words_of(spoken("I know that man. That is a man"));
    EXPECT_EQ(words[0].pieces.front().tag, english::PennTag::prp);
    EXPECT_EQ(words[4].pieces.front().tag, english::PennTag::dt);
}

TEST(EnglishWords, KnowWhereAMarkFollows) {
    text::SpokenText text = spoken("a \"b\" c, d - e f. g h i");
    text.words[6].pause_after = 0.5;
    const auto words = english_words_of(text);
    std::vector<bool> marks;
    for (const auto& word : words)
        marks.push_back(word.mark_follows);
    EXPECT_THAT(marks, ElementsAre(false, false, true, true, false, true, true, false, true));
}

TEST(EnglishWords, KeepWhatTheUserChose) {
    text::SpokenText text = spoken("a b");
    text.words[0].phonemes = "ˈA";
    text.words[1].stress = -1.0;
    const auto words = english_words_of(text);
    EXPECT_EQ(words[0].given, "ˈA");
    EXPECT_EQ(words[1].stress, -1.0);
}

TEST(EnglishWords, TakeTheAOfACodeForTheLetter) {
    auto text = spoken("an A K-forty-seven");
    text.words[1].source = {.begin = 3, .end = 5};
    text.words[2].source = {.begin = 3, .end = 8};
    EXPECT_THAT(letters_of(english_words_of(text)), ElementsAre(false, true, false));
    const auto words = english_words_of(spoken("the A-ten and A-a man"));
    EXPECT_EQ(words[1].pieces.front().tag, english::PennTag::nn);
    EXPECT_NE(words[3].pieces.front().tag, english::PennTag::nn);
}

TEST(EnglishWords, AreLettersWhereCapitalsStandSideBySide) {
    EXPECT_THAT(letters_of(english_words_of(spoken("the F B I, I say"))),
                ElementsAre(false, true, true, true, false, false));
    EXPECT_THAT(letters_of(english_words_of(spoken("A B C"))), ElementsAre(true, true, true));
    text::SpokenText text = spoken("A I and I");
    EXPECT_THAT(letters_of(english_words_of(text)), ElementsAre(false, false, false, false));
    text.words[1].source = text.words[0].source;
    EXPECT_THAT(letters_of(english_words_of(text)), ElementsAre(true, true, false, false));
}

TEST(EnglishWords, AreWordsWhenTheyAreShouted) {
    const auto words = english_words_of(spoken("ZYXWAB said IT AND more"));
    EXPECT_EQ(words[0].pieces.front().text, "Zyxwab");
    EXPECT_EQ(words[2].pieces.front().text, "IT");
    EXPECT_FALSE(english::is_noun(words[2].pieces.front().tag));
    EXPECT_EQ(words[3].pieces.front().text, "AND");
}

TEST(EnglishWords, KeepAnApostropheThatTheLexiconKnows) {
    EXPECT_THAT(
        pieces_of(english_words_of(spoken("see 'em and 'tables"))),
        ElementsAre(ElementsAre("see"), ElementsAre("'em"), ElementsAre("and"), ElementsAre("tables")));
}

TEST(EnglishWords, AreNoneInAnEmptyText) {
    EXPECT_THAT(english_words_of(text::SpokenText{}), IsEmpty());
}

}  // namespace
}  // namespace storyflow::speech
