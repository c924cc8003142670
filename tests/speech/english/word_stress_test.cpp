#include "speech/english/word_stress.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech::english {
namespace {

TEST(WordStress, StaysWithoutAWish) {
    EXPECT_EQ(with_stress("fˌOnətˈɪk", 0.0), "fˌOnətˈɪk");
    EXPECT_EQ(with_stress("ðə", 0.0), "ðə");
}

TEST(WordStress, IsTakenAwayAltogether) {
    EXPECT_EQ(with_stress("fˌOnətˈɪk", -2.0), "fOnətɪk");
}

TEST(WordStress, GoesDownALevel) {
    EXPECT_EQ(with_stress("fˌOnətˈɪk", -1.0), "fOnətˌɪk");
    EXPECT_EQ(with_stress("ˌOvəɹ", -1.0), "Ovəɹ");
    EXPECT_EQ(with_stress("fˌOnətˈɪk", -0.5), "fOnətˌɪk");
    EXPECT_EQ(with_stress("ˌOvəɹ", -0.5), "ˌOvəɹ");
}

TEST(WordStress, ComesBeforeTheFirstVowelOfAnUnstressedWord) {
    EXPECT_EQ(with_stress("ðə", 0.5), "ðˌə");
    EXPECT_EQ(with_stress("stɹɔŋɡ", 1.0), "stɹˌɔŋɡ");
    EXPECT_EQ(with_stress("ðə", 2.0), "ðˈə");
    EXPECT_EQ(with_stress("ʃ", 2.0), "ʃ");
}

TEST(WordStress, BecomesPrimaryWhereItIsSecondary) {
    EXPECT_EQ(with_stress("ˌOvəɹ", 1.0), "ˈOvəɹ");
    EXPECT_EQ(with_stress("ˌOvəɹ", 2.0), "ˈOvəɹ");
    EXPECT_EQ(with_stress("ˌOvəɹ", 0.5), "ˌOvəɹ");
    EXPECT_EQ(with_stress("fˌOnətˈɪk", 2.0), "fˌOnətˈɪk");
}

}  // namespace
}  // namespace storyflow::speech::english
