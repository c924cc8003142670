#include "speech/english/suffixes.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech::english {
namespace {

constexpr auto american = Accent::american;
constexpr auto british = Accent::british;

TEST(Suffixes, AddAnSThatFitsTheLastSound) {
    EXPECT_EQ(with_s("kˈæt", american), "kˈæts");
    EXPECT_EQ(with_s("dˈɔɡ", american), "dˈɔɡz");
    EXPECT_EQ(with_s("ʧˈɜɹʧ", american), "ʧˈɜɹʧᵻz");
    EXPECT_EQ(with_s("ʧˈɜːʧ", british), "ʧˈɜːʧɪz");
    EXPECT_FALSE(with_s("", american));
}

TEST(Suffixes, AddAPastThatFitsTheLastSound) {
    EXPECT_EQ(with_ed("ˈæsk", american), "ˈæskt");
    EXPECT_EQ(with_ed("lˈɪv", american), "lˈɪvd");
    EXPECT_EQ(with_ed("nˈid", american), "nˈidᵻd");
    EXPECT_EQ(with_ed("niːd", british), "niːdɪd");
    EXPECT_FALSE(with_ed("", american));
}

TEST(Suffixes, FlapAnAmericanTBetweenVowels) {
    EXPECT_EQ(with_ed("wˈAt", american), "wˈAɾᵻd");
    EXPECT_EQ(with_ed("wˈAt", british), "wˈAtɪd");
    EXPECT_EQ(with_ed("ˈækt", american), "ˈæktᵻd");
    EXPECT_EQ(with_ing("wˈAt", american), "wˈAɾɪŋ");
    EXPECT_EQ(with_ing("wˈAt", british), "wˈAtɪŋ");
}

TEST(Suffixes, LeaveBritishStemsWithASilentRToOthers) {
    EXPECT_FALSE(with_ing("hˈɪə", british));
    EXPECT_FALSE(with_ing("stˈɑː", british));
    EXPECT_EQ(with_ing("ɡˈQ", british), "ɡˈQɪŋ");
    EXPECT_FALSE(with_ing("", american));
}

}  // namespace
}  // namespace storyflow::speech::english
