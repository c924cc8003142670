#include "narration/explained_reading.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/error.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::narration {

namespace {

std::vector<ExplainedPiece> explained(std::string_view script,
                                      std::vector<text::Pronunciation> pronunciations = {}) {
    support::ToneEngine engine;
    return explain_reading({script, {}, pronunciations}, engine, {}, {});
}

}  // namespace

TEST(ExplainedReading, TellsWhatBecomesOfEachPieceAndItsPlace) {
    const auto pieces = explained("Dr. Smith left in 1984.");
    ASSERT_EQ(pieces.size(), 5U);
    EXPECT_EQ(pieces[0].written, "Dr.");
    EXPECT_EQ(pieces[0].spoken, "Doctor");
    EXPECT_EQ(pieces[4].written, "1984");
    EXPECT_EQ(pieces[4].spoken, "nineteen eighty-four");
    EXPECT_EQ(pieces[4].source, (text::CharRange{18, 22}));
}

TEST(ExplainedReading, TellsWhereTheSoundsComeFrom) {
    const auto pieces = explained("Siobhan saw a zorblax. [Lamp](/læmp/) Shhh", {{"Siobhan", "Shivawn"}});
    ASSERT_EQ(pieces.size(), 6U);
    EXPECT_EQ(pieces[0].from, SoundSource::pronunciation);
    EXPECT_EQ(pieces[1].from, SoundSource::lexicon);
    EXPECT_EQ(pieces[3].from, SoundSource::phonemizer);
    EXPECT_EQ(pieces[4].from, SoundSource::markup);
    EXPECT_EQ(pieces[5].from, SoundSource::rule);
    EXPECT_EQ(to_string(pieces[3].from), "espeak");
}

TEST(ExplainedReading, OfAnOrnamentIsEmptyAndOfABlankTextAnError) {
    EXPECT_TRUE(explained("* * *").empty());
    EXPECT_THROW((void)explained("  "), base::Error);
}

}  // namespace storyflow::narration
