#include "text/divide_word.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace storyflow::text {
namespace {

std::size_t all_characters(const SpokenWord& word) {
    return base::code_point_count(word.lead + word.text + word.trail);
}

std::size_t phonemes(const SpokenWord& word) {
    return base::code_point_count(word.phonemes);
}

TEST(DivideWord, CutsBetweenCharactersUntilThePartsFit) {
    std::string giant;
    for (int i = 0; i < 5'000; ++i)
        giant += "aé";
    const auto parts = divide_word({.text = giant}, 510, all_characters);
    std::string joined;
    for (const SpokenWord& part : parts) {
        EXPECT_LE(all_characters(part), 510U);
        EXPECT_TRUE(base::is_valid_utf8(part.text));
        joined += part.text;
    }
    EXPECT_EQ(joined, giant);
    EXPECT_EQ(parts.size(), 32U);
}

TEST(DivideWord, GivesTheEndsToTheOuterParts) {
    const SpokenWord word{.lead = "“",
                          .text = "abcd",
                          .trail = ".” ",
                          .source = {3, 9},
                          .stress = 1.0,
                          .pause_after = 2.0,
                          .ends_sentence = true};
    const auto parts = divide_word(word, 5, all_characters);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0], (SpokenWord{.lead = "“", .text = "ab", .source = {3, 9}, .stress = 1.0}));
    EXPECT_EQ(parts[1], (SpokenWord{.text = "cd",
                                    .trail = ".” ",
                                    .source = {3, 9},
                                    .stress = 1.0,
                                    .pause_after = 2.0,
                                    .ends_sentence = true}));
}

TEST(DivideWord, DividesPhonemesAndTextAlike) {
    const auto parts = divide_word({.text = "Kokoro", .phonemes = "kˈOkəɹO"}, 4, phonemes);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].phonemes + "+" + parts[1].phonemes, "kˈOk+əɹO");
    EXPECT_EQ(parts[0].text + "+" + parts[1].text, "Kok+oro");
}

TEST(DivideWord, RepeatsATextOfOneCharacterForEveryPartOfItsPhonemes) {
    const auto parts = divide_word({.text = "W", .phonemes = "dˈʌbəlju"}, 2, phonemes);
    ASSERT_EQ(parts.size(), 4U);
    for (const SpokenWord& part : parts)
        EXPECT_EQ(part.text, "W");
}

TEST(DivideWord, KeepsAccentsWithTheirLetters) {
    const auto parts = divide_word({.text = "abe\u0301f"}, 4, all_characters);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].text, "abe\u0301");
    std::string accents = "a";
    for (int i = 0; i < 9; ++i)
        accents += "\u0301";
    EXPECT_EQ(divide_word({.text = accents}, 5, all_characters).size(), 2U);
}

TEST(DivideWord, KeepsTheBeginningOfAFloodOfPunctuation) {
    const auto parts = divide_word({.lead = std::string(99, '('), .text = "a", .trail = std::string(99, '!')},
                                   50, all_characters);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].lead, "((((((((");
    EXPECT_EQ(parts[0].trail, "!!!!!!!!");
}

TEST(DivideWord, LeavesASingleCharacterAsItIs) {
    const auto parts = divide_word({.text = "a"}, 5, [](const SpokenWord&) { return std::size_t{9}; });
    EXPECT_EQ(parts, (std::vector<SpokenWord>{{.text = "a"}}));
}

}  // namespace
}  // namespace storyflow::text
