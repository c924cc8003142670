#include "speech/english/sounds.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech::english {
namespace {

TEST(Sounds, AreVowelsConsonantsOrNeither) {
    EXPECT_TRUE(is_vowel("ʌ"));
    EXPECT_TRUE(is_vowel("A"));
    EXPECT_TRUE(is_consonant("ʧ"));
    EXPECT_TRUE(is_double("ʧ"));
    for (const auto* symbol : {"ɐ", "ᵊ", "ː", "ˈ", "", " "}) {
        EXPECT_FALSE(is_vowel(symbol)) << symbol;
        EXPECT_FALSE(is_consonant(symbol)) << symbol;
    }
}

TEST(Sounds, BeginWithTheFirstThatIsClear) {
    EXPECT_EQ(first_sound("ˈæpᵊl", NextSound::none), NextSound::vowel);
    EXPECT_EQ(first_sound("ɐn", NextSound::vowel), NextSound::consonant);
    EXPECT_EQ(first_sound("ɐ", NextSound::vowel), NextSound::vowel);
    EXPECT_EQ(first_sound("", NextSound::none), NextSound::none);
}

TEST(Sounds, EndWithOneSymbol) {
    EXPECT_EQ(last_symbol("kˈæʧ"), "ʧ");
    EXPECT_EQ(last_symbol("t"), "t");
    EXPECT_EQ(last_symbol(""), "");
}

}  // namespace
}  // namespace storyflow::speech::english
