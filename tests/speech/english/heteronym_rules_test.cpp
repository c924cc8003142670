#include "speech/english/heteronym_rules.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech::english {
namespace {

TEST(HeteronymRules, AreFoundByTheWholeWord) {
    EXPECT_FALSE(heteronym_rules("lead").empty());
    EXPECT_TRUE(heteronym_rules("leaden").empty());
    EXPECT_TRUE(heteronym_rules("lea").empty());
    EXPECT_TRUE(heteronym_rules("").empty());
}

TEST(HeteronymRules, AreOfTheWordThatWasAskedFor) {
    for (const char* word : {"Job", "axes", "read", "winds"}) {
        for (const HeteronymRule& rule : heteronym_rules(word))
            EXPECT_EQ(rule.word, word);
    }
}

TEST(HeteronymRules, AreOfNamesOnlyWithTheirCapital) {
    EXPECT_FALSE(heteronym_rules("Job").empty());
    EXPECT_TRUE(heteronym_rules("job").empty());
}

TEST(HeteronymRules, HaveSoundsOfBothAccents) {
    for (const HeteronymRule& rule : heteronym_rules("tear"))
        EXPECT_EQ(rule.sounds.of(Accent::american).empty(), rule.sounds.of(Accent::british).empty());
}

TEST(HeteronymRules, ListWholeWords) {
    EXPECT_TRUE(has_word("made of gold", "of"));
    EXPECT_TRUE(has_word("made of gold", "made"));
    EXPECT_TRUE(has_word("made of gold", "gold"));
    EXPECT_FALSE(has_word("made of gold", "old"));
    EXPECT_FALSE(has_word("made of gold", "go"));
    EXPECT_TRUE(has_word("off of", "of"));
    EXPECT_FALSE(has_word("off of", ""));
}

}  // namespace
}  // namespace storyflow::speech::english
