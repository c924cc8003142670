#include "speech/espeak/espeak_mnemonics.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech {
namespace {

std::string american(std::string_view phonemes) {
    return espeak_mnemonics(phonemes, Accent::american);
}

std::string british(std::string_view phonemes) {
    return espeak_mnemonics(phonemes, Accent::british);
}

TEST(EspeakMnemonics, NameEachSoundBetweenBars) {
    EXPECT_EQ(american("həlˈO"), "[[h|@|l|'|oU]]");
    EXPECT_EQ(british("həlˈQ"), "[[h|@|l|'|oU]]");
    EXPECT_EQ(american("hˌɑtʃˈɑt"), "[[h|,|A:|t|S|'|A:|t]]");
    EXPECT_EQ(american("ʧˈɜɹʧ"), "[[tS|'|3:|tS]]");
}

TEST(EspeakMnemonics, TakeAVowelAndItsRForOneSoundInAmerican) {
    EXPECT_EQ(american("kˈɑɹ fˈɔɹ bˈɛɹ nˈɪɹ tˈʊɹ ˈOvəɹ"),
              "[[k|'|A@]] [[f|'|O@]] [[b|'|e@]] [[n|'|i@3]] [[t|'|U@]] [['|oU|v|3]]");
}

TEST(EspeakMnemonics, KnowTheBritishVowels) {
    EXPECT_EQ(british("bˈɑːθ lˈɒt hˈɛː nˈɪə bˈɜːd θˈɔːt"),
              "[[b|'|A:|T]] [[l|'|0|t]] [[h|'|e@]] [[n|'|i@]] [[b|'|3:|d]] [[T|'|O:|t]]");
}

TEST(EspeakMnemonics, UnderstandAPlainKeyboard) {
    EXPECT_EQ(american("g'O"), "[[g|'|oU]]");
}

TEST(EspeakMnemonics, LeaveOutWhatHasNoSound) {
    EXPECT_EQ(american("h3ˈI, ju"), "[[h|'|aI]] [[j|u:]]");
    EXPECT_EQ(american("  "), "");
    EXPECT_EQ(american("ˈ,"), "");
    EXPECT_EQ(american("]][["), "");
    EXPECT_EQ(american(""), "");
}

}  // namespace
}  // namespace storyflow::speech
