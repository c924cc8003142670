#include "text/markup.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace storyflow::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The result of read_markup for a paragraph, with fixed words as `{text|phonemes}`.
struct Reading {
    std::string text;
    std::vector<Pause> pauses;
    std::vector<Stress> stresses;
    std::vector<CharRange> sources;
};

Reading read(std::string_view script, Dialect dialect = Dialect::american) {
    FixedWords fixed;
    const std::vector<TracedText> paragraphs = paragraphs_of(script);
    if (paragraphs.empty()) return {};
    MarkedText marked = read_markup(paragraphs.front(), dialect, fixed);
    EXPECT_EQ(marked.text.chars.size(), marked.text.sources.size());
    Reading reading{.pauses = marked.pauses, .stresses = marked.stresses, .sources = marked.text.sources};
    for (const char32_t code_point : marked.text.chars) {
        if (!is_stand_in(code_point)) {
            reading.text += to_utf8({&code_point, 1});
            continue;
        }
        for (const SpokenWord& word : fixed.at(code_point))
            reading.text += "{" + word.text + "|" + word.phonemes + "}";
    }
    return reading;
}

std::vector<double> pauses(std::string_view script) {
    std::vector<double> seconds;
    for (const Pause& pause : read(script).pauses)
        seconds.push_back(pause.seconds);
    return seconds;
}

TEST(Markup, SettlesALabelWithPhonemes) {
    EXPECT_EQ(read("[Kokoro](/kˈOkəɹO/) is small.").text, "{Kokoro|kˈOkəɹO} is small.");
    EXPECT_EQ(read("In [New York](/nˈu jˈɔɹk/).").text, "In {New|nˈu}{York|jˈɔɹk}.");
    EXPECT_EQ(read("[New York]( /nˈujˈɔɹk/ )").text, "{New York|nˈujˈɔɹk}");
}

TEST(Markup, SaysALabelWhereTheUserWroteIt) {
    const Reading reading = read("An [é](/A/).");
    EXPECT_THAT(reading.sources, ElementsAre(CharRange{0, 1}, CharRange{1, 2}, CharRange{}, CharRange{4, 5},
                                             CharRange{11, 12}));
}

TEST(Markup, TakesAPossessiveIntoTheLabel) {
    EXPECT_EQ(read("[Jack](/ʤˈæk/)'s hat").text, "{Jack's|ʤˈæks} hat");
    EXPECT_EQ(read("[Jack](/ʤˈæk/)’s").text, "{Jack's|ʤˈæks}");
    EXPECT_EQ(read("[Jack](/ʤˈæk/)'st").text, "{Jack|ʤˈæk}'st");
}

TEST(Markup, NotesStressAndLeavesTheLabelToTheOthers) {
    const Reading reading = read("That is [very](+1) good, [is it](-0.5)?");
    EXPECT_EQ(reading.text, "That is very good, is it?");
    ASSERT_EQ(reading.stresses.size(), 2U);
    EXPECT_EQ(reading.stresses[0].where, (CharRange{9, 13}));
    EXPECT_EQ(reading.stresses[0].level, 1.0);
    EXPECT_EQ(reading.stresses[1].where, (CharRange{26, 31}));
    EXPECT_EQ(reading.stresses[1].level, -0.5);
}

TEST(Markup, KnowsTheLevelsOfStressAndNoOthers) {
    for (const auto& [target, level] : std::vector<std::pair<std::string, double>>{{"1", 1.0},
                                                                                   {"+1", 1.0},
                                                                                   {"2", 2.0},
                                                                                   {"+2", 2.0},
                                                                                   {"-1", -1.0},
                                                                                   {"-2", -2.0},
                                                                                   {"0.5", 0.5},
                                                                                   {"-0.5", -0.5}}) {
        const Reading reading = read("[so](" + target + ")");
        ASSERT_EQ(reading.stresses.size(), 1U) << target;
        EXPECT_EQ(reading.stresses[0].level, level) << target;
    }
    for (const char* target : {"3", "0", "1.5", "x", "+-1"}) {
        const Reading reading = read("[so](" + std::string(target) + ")");
        EXPECT_THAT(reading.stresses, IsEmpty()) << target;
        EXPECT_EQ(reading.text, "so") << target;
    }
}

TEST(Markup, KeepsTheLabelOfALink) {
    EXPECT_EQ(read("See [the docs](https://example.com/a_(b)?c=1 \"Title\") now.").text, "See the docs now.");
    EXPECT_EQ(read("[a](/x/y/) [b](/(x)/) [c]()").text, "a b c");
}

TEST(Markup, HearsPausesInSecondsAndMilliseconds) {
    EXPECT_THAT(pauses("A [pause:0.8s] b [pause:1.5] c [pause:500ms] d [Pause: 2 s] e [PAUSE:.5]"),
                ElementsAre(0.8, 1.5, 0.5, 2.0, 0.5));
}

TEST(Markup, KnowsWhereAPauseIs) {
    const Reading reading = read("é [pause:1s] b [pause:2s]");
    ASSERT_EQ(reading.pauses.size(), 2U);
    EXPECT_EQ(reading.pauses[0].at, 2U);
    EXPECT_EQ(reading.pauses[1].at, 15U);
}

TEST(Markup, ShortensALongPauseToAMinute) {
    EXPECT_THAT(pauses("[pause:61s][pause:99999999ms][pause:" + std::string(150, '9') + "]"),
                ElementsAre(60.0, 60.0, 60.0));
    EXPECT_THAT(pauses("[pause:0s]"), IsEmpty());
}

TEST(Markup, LeavesNoDoubleSpaceWhereAPauseWas) {
    EXPECT_EQ(read("Wait [pause:1s] here").text, "Wait here");
    EXPECT_EQ(read("Wait[pause:1s]here").text, "Wait here");
    EXPECT_EQ(read("Wait [pause:1s]. Go").text, "Wait. Go");
    EXPECT_EQ(read("Wait[pause:1s], go").text, "Wait, go");
    EXPECT_EQ(read("[pause:1s] Go").text, "Go");
    EXPECT_EQ(read("Wait\n[pause:1s]\nhere").text, "Wait\nhere");
    EXPECT_EQ(read("Go [pause:1s][pause:2s]on").text, "Go on");
}

TEST(Markup, KnowsThePausesAndTheTagsOfOtherPrograms) {
    EXPECT_THAT(pauses("[pause=1.5s] [break:2s] [Pause] [break]"), ElementsAre(1.5, 2.0, 0.5, 0.5));
    EXPECT_EQ(read("[chapter:One] Hello [voice:bob]there[/voice].[/chapter]").text, "Hello there. ");
    EXPECT_EQ(read("[chapter] [a break] [voices:x] [/x]").text, "[chapter] [a break] [voices:x] [/x]");
}

TEST(Markup, SpeaksAPauseThatIsNoneAsItIsWritten) {
    for (const char* script : {"[pause:]", "[pause:s]", "[pause:-1s]", "[pause:1m]", "[pause:1e3]",
                               "[pause:inf]", "[pause:nan]", "[pause 1s]", "[pause:1.2.3]", "[paused]"}) {
        EXPECT_EQ(read(script).text, script);
        EXPECT_THAT(pauses(script), IsEmpty()) << script;
    }
}

TEST(Markup, SpeaksWhatIsNoMarkupAsItIsWritten) {
    for (const char* script : {"[", "[]", "[](", "[a", "[a]", "[a](", "[a](b", "[a] (b)", "[ ](/x/)",
                               "[](/x/)", "a](b)", "[a](/x/ [b", "[a](b]c)", "[1] and [2]"})
        EXPECT_EQ(read(script).text, script);
}

TEST(Markup, DoesNotNest) {
    EXPECT_EQ(read("[a [b](1) c](2)").text, "[a b c](2)");
    EXPECT_EQ(read("[[x](http://y)](z)").text, "[x](z)");
}

TEST(Markup, BoundsLabelsAndTargets) {
    const std::string longest(longest_label, 'a');
    EXPECT_EQ(read("[" + longest + "](1)").text, longest);
    EXPECT_EQ(read("[a" + longest + "](1)").text, "[a" + longest + "](1)");
    const std::string target(longest_label_target, 'b');
    EXPECT_EQ(read("[x](" + target + ")").text, "x");
    EXPECT_EQ(read("[x](b" + target + ")").text, "[x](b" + target + ")");
    EXPECT_EQ(read("[x](/" + std::string(200, 'a') + "/)").text, "{x|" + std::string(200, 'a') + "}");
    EXPECT_EQ(read("[x](/" + std::string(201, 'a') + "/)").text, "x");
}

TEST(Markup, ReadsFloodsInLinearTime) {
    using std::chrono::steady_clock;
    const auto start = steady_clock::now();
    for (const std::string_view part :
         {"[", "[[]", "[a](", "[a]((", "[a](/", "[pause:", "[pause:1]", "[a](/b/)", "]("}) {
        std::string flood;
        while (flood.size() < 100'000)
            flood += part;
        (void)read(flood);
    }
    EXPECT_LT(steady_clock::now() - start, std::chrono::seconds(8));
}

}  // namespace
}  // namespace storyflow::text
