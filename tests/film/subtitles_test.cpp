#include "film/subtitles.hpp"

#include <gmock/gmock.h>

namespace storyflow::film {

namespace {

using testing::ElementsAre;

/// The words of a script that are of ASCII letters, half a second each, without pauses.
std::vector<story::NarratedWord> words_of(const std::string& script) {
    std::vector<story::NarratedWord> words;
    const auto code_points = [](auto first, auto last) {
        return std::count_if(first, last,
                             [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
    };
    const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    for (auto begin = std::ranges::find_if(script, is_letter); begin != script.end();) {
        const auto end = std::find_if_not(begin, script.end(), is_letter);
        const double start = 0.5 * static_cast<double>(words.size());
        words.push_back({.text = std::string(begin, end),
                         .spoken = std::string(begin, end),
                         .start = start,
                         .end = start + 0.5,
                         .char_start = code_points(script.begin(), begin),
                         .char_end = code_points(script.begin(), end)});
        begin = std::find_if(end, script.end(), is_letter);
    }
    return words;
}

std::vector<std::string> texts(const std::string& script) {
    std::vector<std::string> result;
    for (const auto& subtitle : subtitles_of(script, words_of(script)))
        result.push_back(subtitle.text);
    return result;
}

}  // namespace

TEST(Subtitles, AGroupEndsBehindSixWordsOrAMarkAfterFour) {
    EXPECT_THAT(texts("one two three four five six seven eight nine"),
                ElementsAre("one two three four five six", "seven eight nine"));
    EXPECT_THAT(texts("one two three four, five six seven eight"),
                ElementsAre("one two three four,", "five six seven eight"));
    EXPECT_THAT(texts("one, two three \"four five!\") six seven eight"),
                ElementsAre("one, two three \"four five!\")", "six seven eight"));
    EXPECT_THAT(texts("one two three four… five six seven"),
                ElementsAre("one two three four…", "five six seven"));
}

TEST(Subtitles, OneOrTwoWordsLeftJoinTheGroupBeforeThem) {
    EXPECT_THAT(texts("one two three four five six seven"), ElementsAre("one two three four five six seven"));
    EXPECT_THAT(texts("one two three four five six seven eight"),
                ElementsAre("one two three four five six", "seven eight"))
        << "eight would be too many";
    EXPECT_THAT(texts("one two three four. five six"), ElementsAre("one two three four. five six"));
    EXPECT_THAT(texts("one"), ElementsAre("one"));
    EXPECT_THAT(texts("..."), ElementsAre());
}

TEST(Subtitles, MarksStayWithTheirWordsAndMarkupIsLeftOut) {
    EXPECT_THAT(texts("- \"One two\" — three\n\nfour-five."),
                ElementsAre("- \"One two\" — three four-five."));
    const std::string script = "[one](/wʌn/) two [pause:1s] *three* [four](+1)!";
    const std::vector<story::NarratedWord> words{{"one", "", 0.0, 0.2, 1, 4},
                                                 {"two", "", 0.3, 0.5, 13, 16},
                                                 {"three", "", 1.6, 2.0, 29, 34},
                                                 {"[four](+1)", "", 2.0, 2.5, 36, 46}};
    const auto subtitles = subtitles_of(script, words);
    ASSERT_EQ(subtitles.size(), 1U);
    EXPECT_EQ(subtitles[0].text, "one two three four!");
    EXPECT_EQ(subtitles[0].words[3].first, 14U);
    EXPECT_EQ(subtitles[0].words[3].size, 4U);
}

TEST(Subtitles, AGroupIsSeenFromItsFirstWordUntilTheNextGroup) {
    auto words = words_of("one two three four. five six seven eight. nine ten eleven twelve.");
    words[0].start = 0.12;
    for (std::size_t i = 8; i < 12; ++i) {
        words[i].start += 3.0;
        words[i].end += 3.0;
    }
    const auto subtitles =
        subtitles_of("one two three four. five six seven eight. nine ten eleven twelve.", words);
    ASSERT_EQ(subtitles.size(), 3U);
    EXPECT_DOUBLE_EQ(subtitles[0].begin, 0.12);
    EXPECT_DOUBLE_EQ(subtitles[0].end, subtitles[1].begin);
    EXPECT_DOUBLE_EQ(subtitles[1].end, 4.0) << "a long pause shows no text";
    EXPECT_DOUBLE_EQ(subtitles[2].begin, 7.0);
}

TEST(Subtitles, ANarrationThatIsOutOfDateShowsTheWordsThatAreHeard) {
    const auto words = words_of("The lamp on Gull Rock, they say, went out.");
    const auto texts_of = [&](const std::string& script) {
        std::vector<std::string> result;
        for (const auto& subtitle : subtitles_of(script, words))
            result.push_back(subtitle.text);
        return result;
    };
    EXPECT_THAT(texts_of("The lamp, it stayed on."),
                ElementsAre("The lamp on Gull Rock they", "say went out"));
    EXPECT_THAT(texts_of(""), ElementsAre("The lamp on Gull Rock they", "say went out"));
    EXPECT_EQ(texts_of("The lamp on Gull Rock, they said.").front(), "The lamp on Gull Rock,")
        << "marks stay where the words have stayed";
}

TEST(Subtitles, WordsWithoutSpacesArePartedBetweenWords) {
    const std::string script = "从前有一座山山上有一座庙庙里有个老和尚。";
    std::vector<story::NarratedWord> words;
    for (std::int64_t i = 0; i < 19; ++i)
        words.push_back({script.substr(3 * static_cast<std::size_t>(i), 3), "", 0.2 * static_cast<double>(i),
                         0.2 * static_cast<double>(i + 1), i, i + 1});
    const auto subtitles = subtitles_of(script, words);
    ASSERT_EQ(subtitles.size(), 3U);
    EXPECT_EQ(subtitles[0].words.size(), 6U);
    EXPECT_EQ(subtitles[0].text.find(' '), std::string::npos);
    EXPECT_TRUE(subtitles[2].text.ends_with("。"));
}

}  // namespace storyflow::film
