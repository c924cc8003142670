#include "text/english/number_label.hpp"

#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

/// The words, with their phonemes if they have any.
std::string said(std::string_view label, std::string_view flags, Dialect dialect = Dialect::american) {
    const auto words = number_words(label, flags, dialect, {.begin = 5, .end = 8});
    if (!words) return "nothing";
    std::string text;
    for (const SpokenWord& word : *words) {
        EXPECT_EQ(word.source, (CharRange{5, 8}));
        text += word.text + (word.phonemes.empty() ? "" : "/" + word.phonemes + "/") + word.trail;
    }
    return text;
}

TEST(NumberLabel, SaysAHundred) {
    EXPECT_EQ(said("100", "a"), "a hundred");
    EXPECT_EQ(said("100", ""), "one hundred");
    EXPECT_EQ(said("200", "a"), "two hundred");
}

TEST(NumberLabel, SaysAndOrAWeakOne) {
    EXPECT_EQ(said("105", ""), "one hundred five");
    EXPECT_EQ(said("105", "&"), "one hundred and five");
    EXPECT_EQ(said("105", "an"), "a hundred and/ən/ five");
    EXPECT_EQ(said("105", "n", Dialect::british), "one hundred and/ən/ five");
}

TEST(NumberLabel, ReadsAQuantityAndNeverAYear) {
    EXPECT_EQ(said("1984", ""), "one thousand nine hundred eighty-four");
    EXPECT_EQ(said(" 1,000 ", "a"), "a thousand");
    EXPECT_EQ(said("-2.5", ""), "minus two point five");
}

TEST(NumberLabel, SaysNothingOfWhatIsNoNumber) {
    for (const char* label : {"abc", "", "-", "$100", "5 days", "1/2", "1,00"})
        EXPECT_EQ(said(label, "a"), "nothing") << label;
}

}  // namespace
}  // namespace storyflow::text
