#include "text/chunks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

#include "base/utf8.hpp"

namespace storyflow::text {
namespace {

using Chunks = std::vector<std::string>;

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

std::string random_script() {
    const auto word =
        rc::gen::element<std::string>("a", "tide", "mañana", "3.14", "e.g.x", "—", "“So", "lighthouse");
    const auto end = rc::gen::element<std::string>("", "", "", ",", ".", "!", "?", "...", ".”", "!)", "?!");
    const auto space = rc::gen::element<std::string>(" ", " ", "  ", "\n", "\t");
    std::string script;
    for (int count = *rc::gen::inRange(0, 60); count > 0; --count)
        script += *word + *end + *space;
    return script;
}

TEST(Chunks, LeaveAShortScriptUntouched) {
    EXPECT_EQ(split_chunks("  One.  Two!\nThree? ", 20), (Chunks{"  One.  Two!\nThree? "}));
}

TEST(Chunks, AreNoneForBlankText) {
    EXPECT_TRUE(split_chunks("").empty());
    EXPECT_TRUE(split_chunks(" \n\t\u00A0").empty());
}

TEST(Chunks, CutBehindSentencesAndPackThemWithSingleSpaces) {
    EXPECT_EQ(split_chunks("One.  Two!\nThree? Four.", 10), (Chunks{"One. Two!", "Three?", "Four."}));
}

TEST(Chunks, FillUpToExactlyTheLimit) {
    EXPECT_EQ(split_chunks("Abc. Def. Ghi.", 9), (Chunks{"Abc. Def.", "Ghi."}));
    EXPECT_EQ(split_chunks("Abc. Def. Ghi.", 8), (Chunks{"Abc.", "Def.", "Ghi."}));
}

TEST(Chunks, KeepClosingQuotesAndBracketsWithTheirSentence) {
    EXPECT_EQ(split_chunks("“Go!” (He went.) 'Now.' End.", 9),
              (Chunks{"“Go!”", "(He went.)", "'Now.'", "End."}));
    EXPECT_EQ(split_chunks("What?! No... Yes.", 8), (Chunks{"What?!", "No...", "Yes."}));
}

TEST(Chunks, DoNotCutInsideNumbersAndAbbreviationsWithoutSpace) {
    EXPECT_EQ(split_chunks("It is 3.14 or so. Yes.", 18), (Chunks{"It is 3.14 or so.", "Yes."}));
}

TEST(Chunks, LeaveAnOverlongSentenceWhole) {
    EXPECT_EQ(split_chunks("Hi. This one is far too long for it. Bye.", 10),
              (Chunks{"Hi.", "This one is far too long for it.", "Bye."}));
    EXPECT_EQ(split_chunks("no end at all in this text", 10), (Chunks{"no end at all in this text"}));
}

TEST(Chunks, CountCodePointsNotBytes) {
    EXPECT_EQ(split_chunks("ééé. ééé.", 9), (Chunks{"ééé. ééé."}));
    EXPECT_EQ(split_chunks("ééé. ééé. ééé.", 9), (Chunks{"ééé. ééé.", "ééé."}));
}

TEST(Chunks, AreFilledTightlyInALongScript) {
    std::string script;
    for (int i = 0; i < 20'000; ++i)
        script += "A. ";
    EXPECT_EQ(split_chunks(script).size(), 120U);
}

RC_GTEST_PROP(Chunks, HoldEveryWordOnceAndInOrder, ()) {
    const std::string script = random_script();
    std::string joined;
    for (const auto& chunk : split_chunks(script, *rc::gen::inRange<std::size_t>(1, 120)))
        joined += chunk + " ";
    RC_ASSERT(words_of(joined) == words_of(script));
}

RC_GTEST_PROP(Chunks, StayWithinTheLimitUnlessTheyAreOneSentence, ()) {
    const std::size_t limit = *rc::gen::inRange<std::size_t>(1, 120);
    for (const auto& chunk : split_chunks(random_script(), limit)) {
        RC_ASSERT(base::code_point_count(chunk) <= limit || split_chunks(chunk, 1).size() == 1);
    }
}

RC_GTEST_PROP(Chunks, KeepScriptsWithinTheLimitAsTheyAre, ()) {
    const std::string script = random_script();
    RC_PRE(!base::is_blank(script));
    RC_ASSERT(split_chunks(script, base::code_point_count(script)) == Chunks{script});
}

}  // namespace
}  // namespace storyflow::text
