#include "speech/english/lexicon.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/error.hpp"
#include "speech/english/lexicon_bytes.hpp"

namespace storyflow::speech::english {
namespace {

class AmericanLexicon : public testing::Test {
  protected:
    std::string said(std::string_view word, WordForm form = WordForm::usual) {
        const auto entry = lexicon_.find(word);
        return entry ? entry->sounds(form).value_or("letter by letter") : "nothing";
    }

    Lexicon lexicon_{lexicon_bytes(), Accent::american};
};

TEST_F(AmericanLexicon, FindsTheFirstTheLastAndOtherWords) {
    EXPECT_EQ(said("night"), "nˈIt");
    EXPECT_EQ(said("mother-in-law"), "mˈʌðəɹənlˌɔ");
    EXPECT_EQ(said("don't"), "dˈOnt");
    EXPECT_NE(said("zymurgy"), "nothing");
    EXPECT_NE(said("AA"), "nothing");
}

TEST_F(AmericanLexicon, HasNothingForOtherWords) {
    for (const auto* word : {"", "'", "zzzzz", "nigh-t", "\xFF", "Zoë", "night "})
        EXPECT_EQ(said(word), "nothing") << word;
}

TEST_F(AmericanLexicon, AnswersForTheOtherCaseOfTheFirstLetterOnly) {
    EXPECT_EQ(said("Night"), "nˈIt");
    EXPECT_EQ(said("alice"), said("Alice"));
    EXPECT_EQ(said("NIGHT"), "nothing");
    EXPECT_NE(said("Polish"), said("polish"));
}

TEST_F(AmericanLexicon, TellsTheFormsOfAWord) {
    EXPECT_EQ(said("close", WordForm::verb), "klˈOz");
    EXPECT_EQ(said("close"), "klˈOs");
    EXPECT_EQ(said("close", WordForm::past_tense), "klˈOs");
    EXPECT_EQ(said("IT", WordForm::noun), "letter by letter");
    EXPECT_TRUE(lexicon_.find("have")->has(WordForm::before_pause));
    EXPECT_FALSE(lexicon_.find("night")->has(WordForm::before_pause));
}

TEST_F(AmericanLexicon, TellsCheckedFromDerivedEntries) {
    EXPECT_TRUE(lexicon_.find("eye")->is_checked());
    EXPECT_FALSE(lexicon_.find("eyes")->is_checked());
}

TEST(BritishLexicon, HasSoundsOfItsOwn) {
    const Lexicon lexicon(lexicon_bytes(), Accent::british);
    EXPECT_EQ(lexicon.find("lot")->sounds(WordForm::usual), "lˈɒt");
    EXPECT_EQ(lexicon.find("night")->sounds(WordForm::usual), "nˈIt");
}

TEST(DamagedLexicon, IsAnError) {
    std::vector<std::byte> bytes(lexicon_bytes().begin(), lexicon_bytes().end());
    EXPECT_THROW(Lexicon(std::span(bytes).first(1000), Accent::american), base::Error);
    EXPECT_THROW(Lexicon({}, Accent::american), base::Error);
    bytes[0] = std::byte{'?'};
    EXPECT_THROW(Lexicon(bytes, Accent::american), base::Error);
}

/// Reads words where every byte of the entries is wrong.
TEST(DamagedLexicon, GivesNothingOrAnErrorForGarbage) {
    for (const unsigned garbage : {0U, 1U, 0x7FU, 0xFFU}) {
        std::vector<std::byte> bytes(lexicon_bytes().begin(), lexicon_bytes().end());
        std::fill(bytes.begin() + 100'000, bytes.end(), static_cast<std::byte>(garbage));
        const Lexicon lexicon(bytes, Accent::american);
        for (const auto* word : {"night", "apple", "zebra"}) {
            try {
                const auto entry = lexicon.find(word);
                if (entry) (void)entry->sounds(WordForm::noun);
            } catch (const base::Error& error) {
                EXPECT_EQ(error.kind(), base::ErrorKind::damaged_model);
            }
        }
    }
}

}  // namespace
}  // namespace storyflow::speech::english
