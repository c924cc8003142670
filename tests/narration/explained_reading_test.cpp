#include "narration/explained_reading.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
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

TEST(ExplainedReading, NamesTheRulesInTheOrderInWhichTheyActed) {
    using enum text::ReadingRule;
    const auto pieces = explained("Dr. Siobhan paid €1,5 on the ２1st, **so**[2].", {{"Siobhan", "Shivawn"}});
    const auto rules_of = [&pieces](std::string_view written) {
        const auto piece = std::ranges::find(pieces, written, &ExplainedPiece::written);
        return piece == pieces.end() ? std::vector{not_spoken} : piece->rules;
    };
    EXPECT_EQ(rules_of("Dr."), std::vector{abbreviation});
    EXPECT_EQ(rules_of("Siobhan"), std::vector{dictionary});
    EXPECT_EQ(rules_of("€1,5"), (std::vector{decimal_comma, currency}));
    EXPECT_EQ(rules_of("２1st"), (std::vector{styled_letter, ordinal}));
    EXPECT_EQ(rules_of("**"), std::vector{markup_removed});
    EXPECT_EQ(rules_of("[2]"), std::vector{footnote_mark});
    EXPECT_TRUE(rules_of("so").empty());
}

TEST(ExplainedReading, TellsTheStopBehindAHeading) {
    const auto pieces = explained("Chapter One\nIt rained.");
    ASSERT_EQ(pieces.size(), 5U);
    EXPECT_EQ(pieces[2].written, "\n");
    EXPECT_EQ(pieces[2].spoken, ".");
    EXPECT_EQ(pieces[2].rules, std::vector{text::ReadingRule::heading_stop});
}

RC_GTEST_PROP(ExplainedReading, NamesARuleExactlyForThePiecesThatAreNotSaidAsWritten, ()) {
    const std::vector<std::string> fragments{
        "the",     "old",        "Dr.",      "St. Paul", "U.S.",   "1984",       "$5-$10",
        "7:30 am", "FBI",        "IT",       "don’t",    "“Well”", "cafe\u0301", "co\u00ADop",
        "&amp;",   "[very](+1)", "[a](/b/)", "**so**",   "it.[3]", "[T]he",      "Louis IV",
        "W-what",  "Shhh",       "3.5km",    "12,5 km",  "x²",     "Henry",      "trans-\nlated",
        "10–20",   "\n",         "\x01",     "🙂",       "ＡＢ",   "Siobhan's",  "A-10",
        "read",    "--",         "a/b",      "\n\n"};
    std::string script = "So";
    for (const auto& fragment : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(fragments)))
        script += " " + fragment;
    for (const auto& piece : explained(script, {{"Siobhan", "Shivawn"}})) {
        const bool has_own_sounds =
            piece.from != SoundSource::lexicon && piece.from != SoundSource::phonemizer;
        const bool is_stressed = piece.rules == std::vector{text::ReadingRule::stress};
        const bool differs = piece.written != piece.spoken || has_own_sounds || is_stressed;
        RC_LOG() << script << ": " << piece.written << " -> " << piece.spoken;
        RC_ASSERT(piece.rules.empty() != differs);
    }
}

TEST(ExplainedReading, OfAnOrnamentIsEmptyAndOfABlankTextAnError) {
    EXPECT_TRUE(explained("* * *").empty());
    EXPECT_THROW((void)explained("  "), base::Error);
}

}  // namespace storyflow::narration
