#include "text/read_script.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace storyflow::text {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;

std::string spoken(std::string_view script, const ReadingOptions& options = {}) {
    return written_form(read_script(script, options));
}

const SpokenWord& word_of(const SpokenText& text, std::string_view word) {
    for (const SpokenWord& candidate : text.words)
        if (candidate.text == word) return candidate;
    throw std::runtime_error("no word " + std::string(word) + " in " + written_form(text));
}

std::vector<std::string> sentences(const SpokenText& text) {
    std::vector<std::string> all(1);
    for (const SpokenWord& word : text.words) {
        all.back() += word.lead + word.text + word.trail;
        if (word.ends_sentence) all.emplace_back();
    }
    all.pop_back();
    for (std::string& sentence : all)
        sentence = base::trim(sentence);
    return all;
}

struct Row {
    std::string input;
    std::string expected;
};

std::vector<Row> rows_of_the_cases() {
    std::ifstream file(STORYFLOW_TEXT_CASES "/normalization-cases.tsv");
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        Row row{.input = line.substr(0, tab), .expected = line.substr(tab + 1)};
        for (std::size_t at = 0; (at = row.input.find("\\n", at)) != std::string::npos;)
            row.input.replace(at, 2, "\n");
        rows.push_back(row);
    }
    return rows;
}

TEST(ReadScript, SpeaksEveryCaseOfTheTable) {
    const std::vector<Row> rows = rows_of_the_cases();
    EXPECT_GE(rows.size(), 130U);
    for (const Row& row : rows)
        EXPECT_EQ(spoken(row.input), row.expected) << row.input;
}

TEST(ReadScript, SpellsTheMorningButNotTheVerb) {
    const auto text = read_script("At 9:15 am I am up; by 7 AM she was.");
    std::vector<std::string> spelled;
    for (const auto& word : text.words)
        if (!word.phonemes.empty()) spelled.push_back(word.text + " " + word.phonemes);
    EXPECT_EQ(spelled, (std::vector<std::string>{"am ˌAˈɛm", "AM ˌAˈɛm"}));
}

TEST(ReadScript, SoundsOutTheTitleMrsOtherwiseThanTheWord) {
    const SpokenText text = read_script("Mrs. Hill, Mrs Lee and the Missus.");
    EXPECT_EQ(text.words[0].text, "Missus");
    EXPECT_EQ(text.words[0].phonemes, "mˈɪsɪz");
    EXPECT_EQ(text.words[2].phonemes, "mˈɪsɪz");
    EXPECT_EQ(text.words[6].text, "Missus");
    EXPECT_EQ(text.words[6].phonemes, "");
}

TEST(ReadScript, GivesNoWordsForBlankText) {
    EXPECT_THAT(read_script("").words, IsEmpty());
    EXPECT_THAT(read_script(" \n\n\t").words, IsEmpty());
    EXPECT_THAT(read_script("\xFF\xFE").words, IsEmpty());
}

TEST(ReadScript, KnowsWhatOfTheScriptEachWordSays) {
    const SpokenText text = read_script("“Séan” was\n born\n\nin 1984, [Ann](/ˈæn/) says.");
    EXPECT_EQ(word_of(text, "Séan").source, (CharRange{1, 5}));
    EXPECT_EQ(word_of(text, "was").source, (CharRange{7, 10}));
    EXPECT_EQ(word_of(text, "born").source, (CharRange{12, 16}));
    EXPECT_EQ(word_of(text, "nineteen").source, (CharRange{21, 25}));
    EXPECT_EQ(word_of(text, "eighty-four").source, (CharRange{21, 25}));
    EXPECT_EQ(word_of(text, "Ann").source, (CharRange{28, 31}));
    EXPECT_EQ(word_of(text, "says").source, (CharRange{40, 44}));
}

TEST(ReadScript, CountsCodePointsOfTheOriginalEvenWhereSomeAreDropped) {
    const SpokenText text = read_script("\uFEFF\xFF é\uE000é\x01 ok");
    EXPECT_EQ(word_of(text, "éé").source, (CharRange{3, 6}));
    EXPECT_EQ(word_of(text, "ok").source, (CharRange{8, 10}));
}

TEST(ReadScript, FixesPhonemesAndStress) {
    const SpokenText text = read_script("[Kokoro](/kˈOkəɹO/)'s is [very much](+1) and [so](-2).");
    EXPECT_EQ(written_form(text), "Kokoro's is very much and so.");
    EXPECT_EQ(word_of(text, "Kokoro's").phonemes, "kˈOkəɹOz");
    EXPECT_EQ(word_of(text, "is").stress, 0.0);
    EXPECT_EQ(word_of(text, "very").stress, 1.0);
    EXPECT_EQ(word_of(text, "much").stress, 1.0);
    EXPECT_EQ(word_of(text, "and").stress, 0.0);
    EXPECT_EQ(word_of(text, "so").stress, -2.0);
}

TEST(ReadScript, StressesNumbersInAllTheirWords) {
    const SpokenText text = read_script("Only [$5](2) left.");
    EXPECT_EQ(word_of(text, "five").stress, 2.0);
    EXPECT_EQ(word_of(text, "dollars").stress, 2.0);
    EXPECT_EQ(word_of(text, "left").stress, 0.0);
}

TEST(ReadScript, PausesBehindTheWordBefore) {
    const SpokenText text =
        read_script("[pause:2s]Well [pause:0.5s][pause:250ms], $5[pause:1s]. No[pause:3]\n\n[pause:1]");
    EXPECT_EQ(written_form(text), "Well, five dollars. No");
    EXPECT_EQ(text.leading_pause, 2.0);
    EXPECT_THAT(word_of(text, "Well").pause_after, DoubleEq(0.75));
    EXPECT_EQ(word_of(text, "five").pause_after, 0.0);
    EXPECT_EQ(word_of(text, "dollars").pause_after, 1.0);
    EXPECT_EQ(word_of(text, "No").pause_after, 4.0);
}

TEST(ReadScript, BoundsThePausesOfAScript) {
    std::string script = "Well";
    for (int i = 0; i < 30; ++i)
        script += " [pause:99s]";
    const SpokenText text = read_script(script + " now");
    EXPECT_THAT(word_of(text, "Well").pause_after, DoubleEq(longest_silence));
}

TEST(ReadScript, IsAllPauseWithoutWords) {
    const SpokenText text = read_script("[pause:2s] ... [pause:1s]");
    EXPECT_THAT(text.words, IsEmpty());
    EXPECT_EQ(text.leading_pause, 3.0);
}

TEST(ReadScript, SaysPronunciationsInsideTheirSentence) {
    const std::vector<Pronunciation> all{{"Siobhan", "shiv-awn"}, {"Niamh", "/nˈiv/"}};
    const SpokenText text = read_script("Dr. Siobhan's 2 cats left. Niamh stayed.", {.pronunciations = all});
    EXPECT_EQ(written_form(text), "Doctor Shiv-awn's two cats left. Niamh stayed.");
    EXPECT_EQ(word_of(text, "Shiv-awn's").source, (CharRange{4, 13}));
    EXPECT_EQ(word_of(text, "Niamh").phonemes, "nˈiv");
    EXPECT_THAT(sentences(text), ElementsAre("Doctor Shiv-awn's two cats left.", "Niamh stayed."));
}

TEST(ReadScript, LetsMarkupHaveTheLastWord) {
    const std::vector<Pronunciation> all{{"Niamh", "/nˈiv/"}, {"tide", "/x/"}};
    const SpokenText text = read_script("[Niamh](/nˈIam/) and [Niamh](https://example.com) and [tide](+1).",
                                        {.pronunciations = all});
    ASSERT_EQ(text.words.size(), 5U);
    EXPECT_EQ(text.words[0].phonemes, "nˈIam");
    EXPECT_EQ(text.words[2].phonemes, "nˈiv");
    EXPECT_EQ(text.words[4].phonemes, "x");
    EXPECT_EQ(text.words[4].stress, 1.0);
}

TEST(ReadScript, RefusesAPronunciationThatIsTooLong) {
    const std::vector<Pronunciation> all{{std::string(101, 'a'), "b"}};
    EXPECT_THROW((void)read_script("a", {.pronunciations = all}), base::Error);
}

TEST(ReadScript, EndsASentenceWithEveryParagraphButNotWithALine) {
    EXPECT_THAT(sentences(read_script("The Storm\n\nIt was late\nand dark. \"Go!\" he said.\n\nThe End")),
                ElementsAre("The Storm", "It was late and dark.", "\"Go!\"", "he said.", "The End"));
}

TEST(ReadScript, ReadsEachParagraphForItself) {
    EXPECT_EQ(spoken("Chapter 5\n\n1000 men came."), "Chapter five one thousand men came.");
}

TEST(ReadScript, FollowsTheDialect) {
    EXPECT_EQ(spoken("Room 101."), "Room one hundred one.");
    EXPECT_EQ(spoken("Room 101.", {.dialect = Dialect::british}), "Room one hundred and one.");
}

TEST(ReadScript, SpeaksBrokenMarkup) {
    const SpokenText text = read_script("The [a](/x/ b and [pause: go");
    EXPECT_EQ(text.words.front().text, "The");
    EXPECT_EQ(word_of(text, "go").phonemes, "");
    EXPECT_EQ(text.leading_pause, 0.0);
    EXPECT_THAT(written_form(text), testing::HasSubstr("pause"));
}

}  // namespace
}  // namespace storyflow::text
