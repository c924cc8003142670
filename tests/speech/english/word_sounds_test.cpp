#include "speech/english/word_sounds.hpp"

#include <gtest/gtest.h>

#include "speech/english/lexicon_bytes.hpp"

namespace storyflow::speech::english {
namespace {

class WordSounds : public testing::Test {
  protected:
    std::string said(std::string_view word, PennTag tag = PennTag::nn) {
        return word_sounds(word, tag, {NextSound::consonant, false}, dictionary_).value_or("nothing");
    }

    Lexicon lexicon_{lexicon_bytes(), Accent::american};
    Dictionary dictionary_{lexicon_};
};

TEST_F(WordSounds, ComeFromTheLexicon) {
    EXPECT_EQ(said("night"), "nˈIt");
    EXPECT_EQ(said("the", PennTag::dt), "ðə");
    EXPECT_EQ(said("Zqwxv"), "nothing");
    EXPECT_EQ(said(""), "nothing");
    EXPECT_EQ(said("café"), "nothing");
}

TEST_F(WordSounds, ComeFromTheStem) {
    EXPECT_EQ(said("CDs", PennTag::nns), "sˌidˈiz");
    EXPECT_EQ(said("Alice's", PennTag::nnp), "ˈælɪsᵻz");
    EXPECT_EQ(said("reblessed", PennTag::vbd), "nothing");
    EXPECT_EQ(said("winkling", PennTag::vbg), "wˈɪŋklɪŋ");
}

TEST_F(WordSounds, GiveTheTagToTheStem) {
    EXPECT_EQ(said("house's", PennTag::nn), "hˈWsᵻz");
}

TEST_F(WordSounds, ReadPossessivesWithABareApostrophe) {
    EXPECT_EQ(said("night'"), "nˈIt");
    EXPECT_EQ(said("Zqwxv'"), "nothing");
}

TEST_F(WordSounds, TryCapitalisedWordsInSmallLetters) {
    EXPECT_EQ(said("BUTTERFLIES", PennTag::nns), said("butterflies", PennTag::nns));
    EXPECT_EQ(said("Winkling", PennTag::vbg), said("winkling", PennTag::vbg));
}

}  // namespace
}  // namespace storyflow::speech::english
