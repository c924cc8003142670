#include "text/fixed_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FixedWords, AreFoundAgainByTheirStandIns) {
    FixedWords fixed;
    const char32_t first = fixed.add({{.text = "one"}});
    const char32_t second = fixed.add({{.text = "two", .trail = " "}, {.text = "three"}});
    EXPECT_TRUE(is_stand_in(first));
    EXPECT_TRUE(is_stand_in(second));
    EXPECT_FALSE(is_stand_in(0x10FFFF));
    EXPECT_EQ(fixed.at(first)[0].text, "one");
    EXPECT_EQ(fixed.at(second)[1].text, "three");
}

TEST(FixedWords, GetOneGroupOfPhonemesEachWhereTheNumbersAgree) {
    const CharRange source{.begin = 3, .end = 11};
    EXPECT_THAT(words_with_phonemes(U" New \n York ", "nˈu jˈɔɹk", source),
                ElementsAre(SpokenWord{.text = "New", .trail = " ", .source = source, .phonemes = "nˈu"},
                            SpokenWord{.text = "York", .source = source, .phonemes = "jˈɔɹk"}));
}

TEST(FixedWords, AreOneWordWhereTheNumbersDiffer) {
    EXPECT_THAT(words_with_phonemes(U"New  York", "nˈujˈɔɹk", {.begin = 0, .end = 9}),
                ElementsAre(SpokenWord{.text = "New York", .source = {0, 9}, .phonemes = "nˈujˈɔɹk"}));
    EXPECT_THAT(words_with_phonemes(U"1984", "nˌIntˈin  ˌATi fˈɔɹ", {}),
                ElementsAre(SpokenWord{.text = "1984", .phonemes = "nˌIntˈin ˌATi fˈɔɹ"}));
    EXPECT_THAT(words_with_phonemes(U" \u00A0", "x", {}), IsEmpty());
}

TEST(FixedWords, KnowAPossessiveWithEitherApostrophe) {
    EXPECT_EQ(possessive_at(U"Ann's", 3), 2U);
    EXPECT_EQ(possessive_at(U"Ann’s.", 3), 2U);
    EXPECT_EQ(possessive_at(U"ANN'S", 3), 2U);
    EXPECT_EQ(possessive_at(U"Ann'st", 3), 0U);
    EXPECT_EQ(possessive_at(U"Ann'", 3), 0U);
    EXPECT_EQ(possessive_at(U"Ann", 3), 0U);
    EXPECT_EQ(possessive_at(U"Ann s", 3), 0U);
}

std::string possessive_of(const std::string& phonemes, Dialect dialect = Dialect::american) {
    SpokenWord word{.text = "X", .phonemes = phonemes};
    make_possessive(word, dialect);
    EXPECT_EQ(word.text, "X's");
    return word.phonemes;
}

TEST(FixedWords, EndAPossessiveByTheSoundBeforeIt) {
    EXPECT_EQ(possessive_of("hɜɹmˈIəni"), "hɜɹmˈIəniz");
    EXPECT_EQ(possessive_of("ʤˈæk"), "ʤˈæks");
    EXPECT_EQ(possessive_of("kˈAθ"), "kˈAθs");
    EXPECT_EQ(possessive_of("ʤˈɔɹʤ"), "ʤˈɔɹʤᵻz");
    EXPECT_EQ(possessive_of("ʤˈɔːʤ", Dialect::british), "ʤˈɔːʤɪz");
    EXPECT_EQ(possessive_of(""), "");
}

}  // namespace
}  // namespace storyflow::text
