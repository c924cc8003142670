#include "speech/phonemes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace storyflow::speech {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Phonemes, HaveTheIdsOfKokorosVocabulary) {
    EXPECT_EQ(phoneme_id(U';'), 1);
    EXPECT_EQ(phoneme_id(U' '), 16);
    EXPECT_EQ(phoneme_id(U'\u0303'), 17);
    EXPECT_EQ(phoneme_id(U'A'), 24);
    EXPECT_EQ(phoneme_id(U'ə'), 83);
    EXPECT_EQ(phoneme_id(U'ɡ'), 92);
    EXPECT_EQ(phoneme_id(U'ˈ'), 156);
    EXPECT_EQ(phoneme_id(U'ꭧ'), 23);
    EXPECT_EQ(phoneme_id(U'ᵻ'), 177);
}

TEST(Phonemes, AreAHundredAndFourteenWithAnIdEach) {
    std::set<int> ids;
    std::size_t symbols = 0;
    for (char32_t symbol = 0; symbol < 0x1'0000; ++symbol) {
        const auto id = phoneme_id(symbol);
        if (!id) continue;
        ++symbols;
        ids.insert(*id);
        EXPECT_GE(*id, 1);
        EXPECT_LE(*id, 177);
    }
    EXPECT_EQ(symbols, 114U);
    EXPECT_EQ(ids.size(), symbols);
}

TEST(Phonemes, AreUnknownWhereKokoroHasNone) {
    for (const char32_t symbol : {U'g', U'\'', U'1', U'-', U'N', U'ɫ', U'\u0329', U'\0', U'😀'})
        EXPECT_FALSE(phoneme_id(symbol)) << static_cast<std::uint32_t>(symbol);
}

TEST(Phonemes, AreFoundInUtf8) {
    EXPECT_EQ(phoneme_id("ə"), 83);
    EXPECT_EQ(phoneme_id("—"), 9);
    EXPECT_EQ(phoneme_id("k"), 53);
    for (const auto* text : {"", "əə", "ab", "😀", "\xC9", "\xFF\xFF\xFF\xFF\xFF"})
        EXPECT_FALSE(phoneme_id(std::string_view(text))) << text;
}

TEST(Phonemes, AreTakenApart) {
    EXPECT_THAT(symbols_of("hˈI"), ElementsAre("h", "ˈ", "I"));
    EXPECT_THAT(symbols_of(""), IsEmpty());
}

TEST(Phonemes, MayBeTypedOnAPlainKeyboard) {
    EXPECT_EQ(in_kokoro_symbols("g'ɪg"), "ɡˈɪɡ");
}

TEST(Phonemes, ThatAreUnknownAreListedOnceInOrder) {
    EXPECT_THAT(unknown_phonemes("h3lˈO w3ɫd"), ElementsAre("3", "ɫ"));
    EXPECT_THAT(unknown_phonemes("g'Ot"), IsEmpty());
}

}  // namespace
}  // namespace storyflow::speech
