#include "text/cut_chunks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/utf8.hpp"
#include "tests/support/processor_time.hpp"

namespace storyflow::text {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Le;

std::size_t characters(const SpokenWord& word) {
    return base::code_point_count(word.lead + word.text + word.trail);
}

std::size_t characters(const SpokenText& text) {
    std::size_t count = 0;
    for (const SpokenWord& word : text.words)
        count += characters(word);
    return count;
}

const WordSize in_characters = [](const SpokenWord& word) { return characters(word); };

/// Splits at spaces; `.` ends a sentence, `#` behind a word is a pause.
SpokenText text_of(std::string_view written) {
    SpokenText text;
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t space = std::min(written.find(' ', at), written.size());
        std::string word(written.substr(at, space - at));
        at = space + 1;
        const bool pauses = word.ends_with('#');
        if (pauses) word.pop_back();
        const std::size_t end = std::min(word.find_first_of(".,;"), word.size());
        text.words.push_back({.text = word.substr(0, end),
                              .trail = word.substr(end) + " ",
                              .pause_after = pauses ? 1.0 : 0.0,
                              .ends_sentence = word.ends_with('.')});
    }
    return text;
}

std::vector<std::string> chunks(std::string_view written, const ChunkLimits& limits) {
    std::vector<std::string> forms;
    for (const SpokenText& chunk : cut_chunks(text_of(written), limits, in_characters))
        forms.push_back(written_form(chunk));
    return forms;
}

TEST(CutChunks, GatherSentencesUpToTheAim) {
    EXPECT_THAT(chunks("Abc. Def. Ghi. Jkl.", {.aim = 10, .hard = 30, .too_short = 0}),
                ElementsAre("Abc. Def.", "Ghi. Jkl."));
    EXPECT_THAT(chunks("Abc. Def. Ghi. Jkl.", {.aim = 9, .hard = 30, .too_short = 0}),
                ElementsAre("Abc.", "Def.", "Ghi.", "Jkl."));
}

TEST(CutChunks, KeepASentenceBeyondTheAimWholeWhileItFits) {
    EXPECT_THAT(chunks("Hi. This one, is beyond; the aim. Bye.", {.aim = 10, .hard = 31, .too_short = 0}),
                ElementsAre("Hi.", "This one, is beyond; the aim.", "Bye."));
}

TEST(CutChunks, CutALongerSentenceAtItsStrongestMarkNearestTheMiddle) {
    const ChunkLimits limits{.aim = 5, .hard = 24, .too_short = 0};
    EXPECT_THAT(chunks("aaaa; bbbb, cccc; dddd, eeee; ffff.", limits),
                ElementsAre("aaaa; bbbb, cccc;", "dddd, eeee; ffff."));
    EXPECT_THAT(chunks("aaaa; bbbb, cccc, dddd, eeee, ffff.", {.aim = 5, .hard = 30, .too_short = 0}),
                ElementsAre("aaaa;", "bbbb, cccc, dddd, eeee, ffff."));
}

TEST(CutChunks, CutALongerSentenceAtItsClausesThenAtItsCommasThenInTheMiddle) {
    EXPECT_THAT(chunks("aaaa, bbbb; cccc, dddd.", {.aim = 5, .hard = 12, .too_short = 0}),
                ElementsAre("aaaa, bbbb;", "cccc, dddd."));
    EXPECT_THAT(chunks("aaaa, bbbb; cccc, dddd.", {.aim = 5, .hard = 11, .too_short = 0}),
                ElementsAre("aaaa,", "bbbb;", "cccc,", "dddd."));
    EXPECT_THAT(chunks("aa bb cc dd, ee.", {.aim = 6, .hard = 8, .too_short = 0}),
                ElementsAre("aa bb", "cc dd,", "ee."));
}

TEST(CutChunks, JoinAShortOneToANeighbourWithRoom) {
    const ChunkLimits limits{.aim = 12, .hard = 20, .too_short = 5};
    EXPECT_THAT(chunks("Abcdefghij. No. Abcdefghijklmno.", limits),
                ElementsAre("Abcdefghij. No.", "Abcdefghijklmno."));
    EXPECT_THAT(chunks("Abcdefghijklmnopqr. No. Abcdefghijk.", limits),
                ElementsAre("Abcdefghijklmnopqr.", "No. Abcdefghijk."));
    EXPECT_THAT(chunks("Abcdefghijklmnopqr. No. Abcdefghijklmnopqr.", limits),
                ElementsAre("Abcdefghijklmnopqr.", "No.", "Abcdefghijklmnopqr."));
}

TEST(CutChunks, EndTheFirstOneEarlyAtTheEndOfASentence) {
    const ChunkLimits limits{.aim = 30, .hard = 40, .too_short = 5, .first_aim = 8};
    EXPECT_THAT(chunks("Abc. Def, ghi jkl. Mno pqr. Stu vwx.", limits),
                ElementsAre("Abc. Def, ghi jkl.", "Mno pqr. Stu vwx."));
    EXPECT_THAT(chunks("Abcdefgh. No. Ab cd.", limits), ElementsAre("Abcdefgh.", "No. Ab cd."));
    EXPECT_THAT(chunks("Abcdefgh. No.", limits), ElementsAre("Abcdefgh. No.")) << "little would be left";
    EXPECT_THAT(chunks("Abc.# Abcdefgh. Abcdefgh.", limits), ElementsAre("Abc.", "Abcdefgh. Abcdefgh."))
        << "only the first of the text";
}

TEST(CutChunks, EndAtEveryPause) {
    const auto parts = cut_chunks(text_of("No.# Yes# no. Well."), {}, in_characters);
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_EQ(written_form(parts[0]), "No.");
    EXPECT_EQ(parts[0].words.back().pause_after, 1.0);
    EXPECT_EQ(written_form(parts[1]), "Yes");
    EXPECT_EQ(written_form(parts[2]), "no. Well.");
}

TEST(CutChunks, LeaveTheLeadingPauseToTheFirst) {
    SpokenText text = text_of("One.# Two.");
    text.leading_pause = 2.5;
    const auto parts = cut_chunks(text, {}, in_characters);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].leading_pause, 2.5);
    EXPECT_EQ(parts[1].leading_pause, 0.0);
}

TEST(CutChunks, AreNoneOfNoWords) {
    EXPECT_THAT(cut_chunks({.leading_pause = 1.0}, {}, in_characters), IsEmpty());
}

TEST(CutChunks, DivideAGiantWord) {
    const std::string giant(10'000, 'a');
    std::string joined;
    for (const SpokenText& chunk : cut_chunks(text_of("So " + giant + " it."), {}, in_characters)) {
        EXPECT_LE(characters(chunk), 510U);
        for (const SpokenWord& word : chunk.words)
            joined += word.text;
    }
    EXPECT_EQ(joined, "So" + giant + "it");
}

TEST(CutChunks, SurviveLimitsThatNothingFits) {
    const auto parts = cut_chunks(text_of("ab c."), {.aim = 0, .hard = 0, .too_short = 0}, in_characters);
    EXPECT_EQ(parts.size(), 3U);
    const auto weightless = cut_chunks(text_of("ab c d e."), {.aim = 0, .hard = 0},
                                       [](const SpokenWord&) { return std::size_t{0}; });
    EXPECT_EQ(weightless.size(), 1U);
}

TEST(CutChunks, CutAHundredThousandWordsInLinearTime) {
    std::string words;
    for (int i = 0; i < 100'000; ++i)
        words += i % 1'000 == 7 ? "word, " : "word ";
    const SpokenText text = text_of(words);
    const double start = support::processor_seconds();
    const auto parts = cut_chunks(text, {}, in_characters);
    EXPECT_LT(support::processor_seconds() - start, 4.0);
    EXPECT_GE(parts.size(), 1'000U);
}

struct CutCase {
    SpokenText text;
    ChunkLimits limits;
};

CutCase random_cut_case() {
    const auto word = rc::gen::element<std::string>("a", "tide", "mañana", "lighthouse", "I");
    const auto end = rc::gen::element<std::string>("", "", "", "", ",", ";", ".", ".", "#", ".#");
    std::string written;
    for (int count = *rc::gen::inRange(0, 80); count > 0; --count)
        written += *word + *end + (count > 1 ? " " : "");
    const std::size_t hard = *rc::gen::inRange<std::size_t>(13, 90);
    return {.text = text_of(written),
            .limits = {.aim = *rc::gen::inRange<std::size_t>(1, hard + 1),
                       .hard = hard,
                       .too_short = *rc::gen::inRange<std::size_t>(0, 20)}};
}

RC_GTEST_PROP(CutChunks, HoldEveryWordOnceAndInOrder, ()) {
    const CutCase random = random_cut_case();
    std::vector<SpokenWord> words;
    for (const SpokenText& chunk : cut_chunks(random.text, random.limits, in_characters)) {
        RC_ASSERT(!chunk.words.empty());
        words.insert(words.end(), chunk.words.begin(), chunk.words.end());
    }
    RC_ASSERT(words == random.text.words);
}

RC_GTEST_PROP(CutChunks, StayWithinTheHardLimit, ()) {
    const CutCase random = random_cut_case();
    for (const SpokenText& chunk : cut_chunks(random.text, random.limits, in_characters))
        RC_ASSERT(characters(chunk) <= random.limits.hard);
}

RC_GTEST_PROP(CutChunks, PauseOnlyAtTheirEnds, ()) {
    const CutCase random = random_cut_case();
    for (const SpokenText& chunk : cut_chunks(random.text, random.limits, in_characters)) {
        for (std::size_t i = 0; i + 1 < chunk.words.size(); ++i)
            RC_ASSERT(chunk.words[i].pause_after == 0.0);
    }
}

RC_GTEST_PROP(CutChunks, AreShortOnlyWhereNoNeighbourHasRoom, ()) {
    const CutCase random = random_cut_case();
    const auto parts = cut_chunks(random.text, random.limits, in_characters);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i - 1].words.back().pause_after > 0.0) continue;
        const std::size_t one = characters(parts[i - 1]);
        const std::size_t other = characters(parts[i]);
        if (std::min(one, other) < random.limits.too_short) RC_ASSERT(one + other > random.limits.hard);
    }
}

RC_GTEST_PROP(CutChunks, ExceedTheAimOnlyAsOneSentenceOrForAShortOne, ()) {
    CutCase random = random_cut_case();
    random.limits.too_short = 0;
    for (const SpokenText& chunk : cut_chunks(random.text, random.limits, in_characters)) {
        if (characters(chunk) <= random.limits.aim) continue;
        for (std::size_t i = 0; i + 1 < chunk.words.size(); ++i)
            RC_ASSERT(!chunk.words[i].ends_sentence);
    }
}

}  // namespace
}  // namespace storyflow::text
