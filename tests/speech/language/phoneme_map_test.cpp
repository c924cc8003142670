#include "speech/language/phoneme_map.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::speech {
namespace {

std::string american(std::string_view ipa) {
    return kokoro_phonemes(ipa, Accent::american);
}

std::string british(std::string_view ipa) {
    return kokoro_phonemes(ipa, Accent::british);
}

TEST(PhonemeMap, WritesDiphthongsAndAffricatesAsSingleSymbols) {
    for (const Accent accent : {Accent::american, Accent::british}) {
        EXPECT_EQ(kokoro_phonemes("bˈa^ɪt", accent), "bˈIt");
        EXPECT_EQ(kokoro_phonemes("bɹˈa^ʊn", accent), "bɹˈWn");
        EXPECT_EQ(kokoro_phonemes("lˈe^ɪk", accent), "lˈAk");
        EXPECT_EQ(kokoro_phonemes("bˈɔ^ɪ", accent), "bˈY");
        EXPECT_EQ(kokoro_phonemes("d^ʒˈʌd^ʒ", accent), "ʤˈʌʤ");
        EXPECT_EQ(kokoro_phonemes("t^ʃˈɪn", accent), "ʧˈɪn");
        EXPECT_EQ(kokoro_phonemes("ˈe^ɪbə^l", accent), "ˈAbᵊl");
    }
}

TEST(PhonemeMap, HasItsOwnVowelInGoForEachAccent) {
    EXPECT_EQ(american("ɡˈo^ʊ"), "ɡˈO");
    EXPECT_EQ(british("ɡˈə^ʊ"), "ɡˈQ");
}

TEST(PhonemeMap, SpeaksAmericanWithoutLengthsAndWithFlaps) {
    EXPECT_EQ(american("wˈɔːɾɚ"), "wˈɔTəɹ");
    EXPECT_EQ(american("bˈɜːdz"), "bˈɜɹdz");
    EXPECT_EQ(american("bˈɜːɹ"), "bˈɜɹ");
    EXPECT_EQ(american("fˈoː^ɹ"), "fˈɔɹ");
    EXPECT_EQ(american("skwˈɛ^ɹ"), "skwˈɛɹ");
    EXPECT_EQ(american("nˈɪə"), "nˈiə");
    EXPECT_EQ(american("ˌa^ɪdˈi^ə"), "ˌIdˈiə");
    EXPECT_EQ(american("ɹˈo^ʊzᵻz"), "ɹˈOzᵻz");
}

TEST(PhonemeMap, SpeaksBritishWithLengths) {
    EXPECT_EQ(british("bˈɜːdz"), "bˈɜːdz");
    EXPECT_EQ(british("bˈɑːθ"), "bˈɑːθ");
    EXPECT_EQ(british("nˈi^ə"), "nˈɪə");
    EXPECT_EQ(british("nˈiə"), "nˈɪə");
}

TEST(PhonemeMap, KeepsTheBritishVowelInHairFromBecomingThatInHay) {
    EXPECT_EQ(british("hˈe^ə"), "hˈɛː");
    EXPECT_EQ(british("hˈe^ɪ"), "hˈA");
}

TEST(PhonemeMap, GivesSyllabicConsonantsAShortVowel) {
    EXPECT_EQ(american("ɹˈɪðm\u0329"), "ɹˈɪðᵊm");
    EXPECT_EQ(american("n\u0329"), "ᵊn");
    EXPECT_EQ(american("a \u0329b"), "a b");
    EXPECT_EQ(american("\u0329b"), "b");
}

TEST(PhonemeMap, SaysTheGlottalStopInButtonAsT) {
    EXPECT_EQ(american("bˈʌʔn\u0329"), "bˈʌtn");
    EXPECT_EQ(american("bˈʌʔˌn\u0329"), "bˈʌtn");
    EXPECT_EQ(american("ʔ"), "t");
}

TEST(PhonemeMap, ReplacesForeignSoundsByTheNearestEnglishOnes) {
    EXPECT_EQ(british("lˈɒx"), "lˈɒk");
    EXPECT_EQ(british("ˈɪç"), "ˈɪk");
    EXPECT_EQ(british("rˈɒma"), "ɹˈɒma");
    EXPECT_EQ(british("ɬˈan"), "lˈan");
    EXPECT_EQ(american("kwˈɑːsɑ\u0303"), "kwˈɑsɑ");
    EXPECT_EQ(american("ɲʲˈe"), "ɲˈA");
    EXPECT_EQ(american("tʲo tʲə tʲ"), "tjɔ tjə t");
    EXPECT_EQ(american("ɐ"), "ə");
}

TEST(PhonemeMap, WritesADoubledRAndLeftoverTiesOnce) {
    EXPECT_EQ(american("dˈʊ^ɹɹɪŋ"), "dˈʊɹɪŋ");
    EXPECT_EQ(american("fˈa^ɪ^ɚ"), "fˈIəɹ");
}

TEST(PhonemeMap, LeavesSpacesAndEmptyTextAlone) {
    EXPECT_EQ(american("ðə dˈɑːɡ"), "ðə dˈɑɡ");
    EXPECT_EQ(american(""), "");
}

}  // namespace
}  // namespace storyflow::speech
