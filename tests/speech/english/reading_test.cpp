#include "speech/english/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "speech/english/lexicon_bytes.hpp"
#include "tests/speech/english/reference_sentences.hpp"

namespace storyflow::speech::english {
namespace {

using testing::ElementsAre;
using Strings = std::vector<std::string>;

Strings no_answers(std::span<const std::string> words) {
    ADD_FAILURE() << "asked for " << words.front();
    return Strings(words.size());
}

Word word(const std::string& text, PennTag tag = PennTag::nn) {
    Word word;
    word.pieces = {{text, tag}};
    return word;
}

Word with_mark(Word word) {
    word.mark_follows = true;
    return word;
}

class Reading : public testing::Test {
  protected:
    Strings read(const std::vector<Word>& words) { return pronounce(words, american_, no_answers); }

    Lexicon american_{lexicon_bytes(), Accent::american};
};

void expect_reference(Accent accent) {
    const Lexicon lexicon(lexicon_bytes(), accent);
    const auto unknown = reference_unknown_words(accent);
    const auto answers = [&](std::span<const std::string> words) {
        Strings phonemes;
        for (const auto& word : words)
            phonemes.push_back(unknown.at(word));
        return phonemes;
    };
    const auto sentences = reference_sentences();
    ASSERT_GT(sentences.size(), 200U);
    for (const auto& sentence : sentences) {
        EXPECT_EQ(pronounce(sentence.words, lexicon, answers),
                  accent == Accent::british ? sentence.british : sentence.american)
            << sentence.line;
    }
}

TEST(ReadingBesideReference, SaysEveryWordOfTheSentencesAsAmericansDo) {
    expect_reference(Accent::american);
}

TEST(ReadingBesideReference, SaysEveryWordOfTheSentencesAsTheBritishDo) {
    expect_reference(Accent::british);
}

TEST_F(Reading, LetsTheNextSoundDecideAboutTheArticle) {
    const Word the = word("the", PennTag::dt);
    EXPECT_THAT(read({the, word("apple")}), ElementsAre("ði", "ˈæpᵊl"));
    EXPECT_THAT(read({the, word("pear")}), ElementsAre("ðə", "pˈɛɹ"));
    EXPECT_THAT(read({with_mark(the), word("apple")}), ElementsAre("ðə", "ˈæpᵊl"));
}

TEST_F(Reading, HearsTheSoundsThatTheUserChose) {
    Word chosen = word("pear");
    chosen.given = "ˈɔ";
    EXPECT_THAT(read({word("the", PennTag::dt), chosen}), ElementsAre("ði", "ˈɔ"));
}

TEST_F(Reading, KnowsTheHabitFromTheUse) {
    EXPECT_THAT(read({word("used", PennTag::vbd), word("to", PennTag::to), word("eat", PennTag::vb)}),
                ElementsAre("jˈust", "tʊ", "ˈit"));
    EXPECT_THAT(read({with_mark(word("used", PennTag::vbd)), word("to", PennTag::to)}),
                ElementsAre("jˈuzd", "tu"));
}

TEST_F(Reading, WritesFlappedTAndStoppedTAsKokoroKnowsThem) {
    EXPECT_THAT(read({word("water")}), ElementsAre("wˈɔTəɹ"));
}

TEST_F(Reading, StressesAsTheUserWishes) {
    Word of = word("of", PennTag::in);
    of.stress = 2.0;
    EXPECT_THAT(read({of, word("course")}), ElementsAre("ˈʌv", "kˈɔɹs"));
}

TEST_F(Reading, StressesTheLastOfTheLettersOfAnAbbreviation) {
    std::vector<Word> words{word("the", PennTag::dt), word("F"), word("B"), word("A"), word("pays")};
    for (std::size_t i = 1; i < 4; ++i)
        words[i].is_letter = true;
    EXPECT_THAT(read(words), ElementsAre("ði", "ˌɛf", "bˌi", "ˈA", "pˈAz"));
}

TEST_F(Reading, AsksForAllUnknownWordsAtOnceAndForEachOnce) {
    int questions = 0;
    const std::vector<Word> words{word("the", PennTag::dt), word("Xzqwv"), word("of", PennTag::in),
                                  word("Zyxxy"), word("Xzqwv")};
    const auto phonemes = pronounce(words, american_, [&](std::span<const std::string> asked) {
        ++questions;
        EXPECT_THAT(Strings(asked.begin(), asked.end()), ElementsAre("Xzqwv", "Zyxxy"));
        return Strings{"ˈɛks", "zˈɪksi"};
    });
    EXPECT_THAT(phonemes, ElementsAre("ði", "ˈɛks", "ʌv", "zˈɪksi", "ˈɛks"));
    EXPECT_EQ(questions, 1);
}

TEST_F(Reading, NoticesWhenAnAnswerIsMissing) {
    EXPECT_THROW((void)pronounce(std::vector<Word>{word("Xzqwv")}, american_,
                                 [](std::span<const std::string>) { return Strings{}; }),
                 base::Error);
}

TEST_F(Reading, LeavesSilentWordsWithoutPhonemes) {
    EXPECT_THAT(read({word("the", PennTag::dt), Word{}, word("end")}), ElementsAre("ði", "", "ˈɛnd"));
    EXPECT_TRUE(read({}).empty());
}

}  // namespace
}  // namespace storyflow::speech::english
