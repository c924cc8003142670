#include "text/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace storyflow::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<SpokenWord> words(std::string_view text) {
    return cut_words(traced(text, {}), FixedWords{});
}

/// Each word as `lead|text|trail`.
std::vector<std::string> parts(const std::vector<SpokenWord>& words) {
    std::vector<std::string> all;
    for (const SpokenWord& word : words)
        all.push_back(word.lead + "|" + word.text + "|" + word.trail);
    return all;
}

std::vector<std::string> parts(std::string_view text) {
    return parts(words(text));
}

std::string random_text() {
    const auto piece =
        rc::gen::element<std::string>("a", "word", "don't", "—", "…", "\"", "“", "”", "(", ")", ".", ",", "'",
                                      "-", " ", " ", " ", "é", "б\u0301", "7", "Ph.D.", "€", "語");
    std::string text;
    for (int count = *rc::gen::inRange(0, 30); count > 0; --count)
        text += *piece;
    return text;
}

TEST(Words, HaveTheirPunctuationAndSpacesAroundThem) {
    EXPECT_THAT(parts("“Well,” he said (twice)."),
                ElementsAre("“|Well|,” ", "|he| ", "|said| ", "(|twice|)."));
    EXPECT_THAT(parts("... so — \"no\""), ElementsAre("... |so| — ", "\"|no|\""));
}

TEST(Words, KeepApostrophesAndHyphensInside) {
    EXPECT_THAT(parts("don’t 'twenty-one' dogs' well- o'clock"),
                ElementsAre("|don’t| ", "'|twenty-one|' ", "|dogs|' ", "|well|- ", "|o'clock|"));
    EXPECT_THAT(parts("a--b it''s"), ElementsAre("|a|--", "|b| ", "|it|''", "|s|"));
}

TEST(Words, AreCutAtDashesAndSlashes) {
    EXPECT_THAT(parts("wait—no and/or"), ElementsAre("|wait|—", "|no| ", "|and|/", "|or|"));
}

TEST(Words, KeepTheDotsOfAbbreviationsAndDecimalsOnly) {
    EXPECT_THAT(parts("A Ph.D. and 3.14 e.g. this"),
                ElementsAre("|A| ", "|Ph.D|. ", "|and| ", "|3.14| ", "|e.g|. ", "|this|"));
    EXPECT_THAT(parts("The end.Next one."), ElementsAre("|The| ", "|end|.", "|Next| ", "|one|."));
}

TEST(Words, KeepAccentsWithTheirLetters) {
    EXPECT_THAT(parts("cafe\u0301 nai\u0308ve б\u0301e"), ElementsAre("|café| ", "|naïve| ", "|б\u0301e|"));
}

TEST(Words, AreNoneInPunctuation) {
    EXPECT_THAT(words("... — !"), IsEmpty());
    EXPECT_THAT(words(""), IsEmpty());
}

TEST(Words, SayAllThatTheirCharactersSay) {
    const std::vector<SpokenWord> all =
        cut_words({.chars = U"ab, c", .sources = {{4, 6}, {7, 9}, {9, 10}, {}, {10, 11}}}, FixedWords{});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].source, (CharRange{4, 9}));
    EXPECT_EQ(all[1].source, (CharRange{10, 11}));
}

TEST(Words, PutSettledOnesInPlaceOfTheirStandIns) {
    FixedWords fixed;
    const char32_t york = fixed.add({{.lead = "'", .text = "New", .trail = " ", .source = {1, 9}},
                                     {.text = "York", .trail = "'", .source = {1, 9}, .phonemes = "jɔɹk"}});
    const TracedText text{.chars = std::u32string(U"(") + york + U") pre" + york + U"fix",
                          .sources = std::vector<CharRange>(11)};
    const std::vector<SpokenWord> all = cut_words(text, fixed);
    EXPECT_THAT(parts(all), ElementsAre("('|New| ", "|York|') ", "|pre|", "'|New| ", "|York|'", "|fix|"));
    EXPECT_EQ(all[1].phonemes, "jɔɹk");
    EXPECT_EQ(all[1].source, (CharRange{1, 9}));
}

RC_GTEST_PROP(Words, GiveTheTextBack, ()) {
    const std::string text = random_text();
    const std::vector<SpokenWord> all = words(text);
    std::string joined;
    for (const SpokenWord& word : all) {
        RC_ASSERT(!word.text.empty());
        joined += word.lead + word.text + word.trail;
    }
    if (!all.empty()) RC_ASSERT(joined == text);
}

}  // namespace
}  // namespace storyflow::text
