#include "speech/english/special_words.hpp"

#include <gtest/gtest.h>

#include "speech/english/lexicon_bytes.hpp"

namespace storyflow::speech::english {
namespace {

class SpecialWords : public testing::Test {
  protected:
    std::string said(std::string_view word, PennTag tag, NextSound next = NextSound::consonant,
                     bool to_follows = false) {
        const Usage usage{tag, stress_of_capitals(word), {next, to_follows}};
        return special_sounds(word, usage, dictionary_).value_or("nothing special");
    }

    Lexicon lexicon_{lexicon_bytes(), Accent::american};
    Dictionary dictionary_{lexicon_};
};

TEST_F(SpecialWords, TellTheArticleFromTheLetter) {
    EXPECT_EQ(said("a", PennTag::dt), "ɐ");
    EXPECT_EQ(said("A", PennTag::nn), "ˈA");
    EXPECT_EQ(said("an", PennTag::dt), "ɐn");
    EXPECT_EQ(said("AN", PennTag::nnp), "ˌAˈɛn");
}

TEST_F(SpecialWords, ListenToWhatFollows) {
    EXPECT_EQ(said("the", PennTag::dt, NextSound::vowel), "ði");
    EXPECT_EQ(said("The", PennTag::dt), "ðə");
    EXPECT_EQ(said("THE", PennTag::nnp), "nothing special");
    EXPECT_EQ(said("to", PennTag::to, NextSound::vowel), "tʊ");
    EXPECT_EQ(said("to", PennTag::to), "tə");
    EXPECT_EQ(said("to", PennTag::to, NextSound::none), "tu");
    EXPECT_EQ(said("in", PennTag::in), "ɪn");
    EXPECT_EQ(said("in", PennTag::rp), "ˈɪn");
    EXPECT_EQ(said("in", PennTag::in, NextSound::none), "ˈɪn");
}

TEST_F(SpecialWords, AreWeakOrStrongByTheirTag) {
    EXPECT_EQ(said("I", PennTag::prp), "ˌI");
    EXPECT_EQ(said("I", PennTag::nnp), "nothing special");
    EXPECT_EQ(said("am", PennTag::vbp), "ɐm");
    EXPECT_EQ(said("am", PennTag::vbp, NextSound::none), "æm");
    EXPECT_EQ(said("Am", PennTag::vbp), "æm");
    EXPECT_EQ(said("am", PennTag::nn), "ˌAˈɛm");
    EXPECT_EQ(said("by", PennTag::rb), "bˈI");
    EXPECT_EQ(said("by", PennTag::in), "nothing special");
    EXPECT_EQ(said("used", PennTag::vbd, NextSound::consonant, true), "jˈust");
    EXPECT_EQ(said("used", PennTag::vbd), "jˈuzd");
    EXPECT_EQ(said("vs", PennTag::in), "vˈɜɹsəs");
}

TEST_F(SpecialWords, SpellShortGroupsOfLettersWithDots) {
    EXPECT_EQ(said("U.S.", PennTag::nnp), "jˌuˈɛs");
    EXPECT_EQ(said("e.g.", PennTag::rb), "ˌiʤˈi");
    EXPECT_EQ(said("etc.", PennTag::fw), "nothing special");
    EXPECT_EQ(said(".", PennTag::period), "nothing special");
}

TEST_F(SpecialWords, NameAFewSigns) {
    EXPECT_EQ(said("&", PennTag::cc), "ænd");
    EXPECT_EQ(said("%", PennTag::nn), "pəɹsˈɛnt");
    EXPECT_EQ(said("/", PennTag::add), "slˈæʃ");
    EXPECT_EQ(said("", PennTag::nn), "nothing special");
}

}  // namespace
}  // namespace storyflow::speech::english
