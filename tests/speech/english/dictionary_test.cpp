#include "speech/english/dictionary.hpp"

#include <gtest/gtest.h>

#include "speech/english/lexicon_bytes.hpp"

namespace storyflow::speech::english {
namespace {

class ReadDictionary : public testing::Test {
  protected:
    std::string said(std::string_view word, PennTag tag, NextSound next = NextSound::consonant) {
        const Usage usage{tag, stress_of_capitals(word), {next, false}};
        return dictionary_.sounds(word, usage).value_or("nothing");
    }

    Lexicon lexicon_{lexicon_bytes(), Accent::american};
    Dictionary dictionary_{lexicon_};
};

TEST_F(ReadDictionary, ChoosesTheFormByTheTag) {
    EXPECT_EQ(said("close", PennTag::vbp), "klˈOz");
    EXPECT_EQ(said("close", PennTag::jj), "klˈOs");
    EXPECT_EQ(said("that", PennTag::dt), "ðˈæt");
    EXPECT_EQ(said("that", PennTag::in), "ðæt");
    EXPECT_EQ(said("read", PennTag::vbd), "ɹˈɛd");
    EXPECT_EQ(said("read", PennTag::vb), "ɹˈid");
}

TEST_F(ReadDictionary, HasStrongFormsBeforeAPause) {
    EXPECT_EQ(said("have", PennTag::vbp), "hæv");
    EXPECT_EQ(said("have", PennTag::vbp, NextSound::none), "hˈæv");
}

TEST_F(ReadDictionary, StressesCapitals) {
    EXPECT_EQ(said("it", PennTag::prp), "ɪt");
    EXPECT_EQ(said("It", PennTag::prp), "ˌɪt");
    EXPECT_EQ(said("AND", PennTag::cc), "ˈænd");
    EXPECT_EQ(stress_of_capitals("and"), 0.0);
    EXPECT_EQ(stress_of_capitals("And"), 0.5);
    EXPECT_EQ(stress_of_capitals("AND"), 2.0);
}

TEST_F(ReadDictionary, SpellsCapitalsThatAreNoWords) {
    EXPECT_EQ(said("FBI", PennTag::nnp), "ˌɛfbˌiˈI");
    EXPECT_EQ(said("NASA", PennTag::nnp), "nˈæsə");
    EXPECT_EQ(said("SHE", PennTag::nnp), "ˌɛsˌAʧˈi");
    EXPECT_EQ(said("SHE", PennTag::prp), "ʃˈi");
    EXPECT_EQ(said("IT", PennTag::nn), "ˌItˈi");
    EXPECT_EQ(said("EYES", PennTag::nns), "ˈIz");
    EXPECT_EQ(said("EYES", PennTag::nnp), "ˌiwˌIˌiˈɛs");
}

TEST_F(ReadDictionary, KnowsWordsAndWhatIsSpelled) {
    EXPECT_TRUE(dictionary_.knows("eye"));
    EXPECT_TRUE(dictionary_.knows("q"));
    EXPECT_TRUE(dictionary_.knows("QXZ"));
    EXPECT_FALSE(dictionary_.knows("Qxz"));
    EXPECT_FALSE(dictionary_.knows("Q1"));
    EXPECT_FALSE(dictionary_.knows(""));
}

TEST_F(ReadDictionary, SpellsNothingButLetters) {
    EXPECT_EQ(dictionary_.spelled("u.s"), "jˌuˈɛs");
    EXPECT_FALSE(dictionary_.spelled("1"));
}

}  // namespace
}  // namespace storyflow::speech::english
