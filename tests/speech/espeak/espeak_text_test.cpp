#include "speech/espeak/espeak_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/speech/spoken_words.hpp"

namespace storyflow::speech {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using text::CharRange;

TEST(EspeakText, IsTheWrittenTextWithThePlacesOfItsWords) {
    const auto said = espeak_text(spoken("“Où est” (it)?"), Accent::american);
    EXPECT_EQ(said.text, "“Où est” (it)?");
    EXPECT_THAT(said.words, ElementsAre(CharRange{1, 3}, CharRange{4, 7}, CharRange{10, 12}));
}

TEST(EspeakText, HasTheMnemonicsOfWordsWithPhonemes) {
    auto text = spoken("say “hello”, Bob");
    text.words[1].phonemes = "həlˈO";
    const auto said = espeak_text(text, Accent::american);
    EXPECT_EQ(said.text, "say “ [[h|@|l|'|oU]]”, Bob");
    EXPECT_EQ(said.words[2], (CharRange{23, 26}));
    EXPECT_LE(said.words[1].begin, 8U);
    EXPECT_EQ(said.words[1].end, 20U);
}

TEST(EspeakText, HasTheWordItselfWhenItsPhonemesAreOfNoUse) {
    auto text = spoken("hello there");
    text.words[0].phonemes = "???";
    for (int i = 0; i < 100; ++i)
        text.words[1].phonemes += "ʤˈI";
    EXPECT_EQ(espeak_text(text, Accent::american).text, "hello there");
}

TEST(EspeakText, LetsNobodyElseWritePhonemes) {
    text::SpokenText text = spoken("a b c");
    text.words[0].text = "[[a]]";
    text.words[0].trail = " [";
    text.words[1].lead = "[";
    text.words[1].phonemes = "[[";
    text.words[1].text = "b[\n[";
    const auto said = espeak_text(text, Accent::american);
    EXPECT_THAT(said.text, Not(HasSubstr("[")));
    EXPECT_THAT(said.text, Not(HasSubstr("]")));
    EXPECT_THAT(said.text, Not(HasSubstr("\n")));
}

/// A second of sound, loud except for the given span.
audio::Pcm sound_with_silence(double begin, double end) {
    audio::Pcm sound{std::vector<float>(1000, 0.5F), 1000};
    std::fill(sound.samples.begin() + static_cast<std::ptrdiff_t>(begin * 1000),
              sound.samples.begin() + static_cast<std::ptrdiff_t>(end * 1000), 0.0F);
    return sound;
}

const EspeakText abc{"aa bbbb cc", {{0, 2}, {3, 7}, {8, 10}}};

std::vector<TimeSpan> times(const std::vector<EspeakWordStart>& announced,
                            const audio::Pcm& sound = sound_with_silence(0.0, 0.0)) {
    return espeak_word_times(abc, announced, sound);
}

TEST(EspeakWordTimes, GoFromOneWordToTheNext) {
    EXPECT_THAT(times({{0, 0.0}, {3, 0.25}, {8, 0.5}}),
                ElementsAre(TimeSpan{0.0, 0.25}, TimeSpan{0.25, 0.5}, TimeSpan{0.5, 1.0}));
}

TEST(EspeakWordTimes, EndBeforeThePauseThatFollows) {
    EXPECT_THAT(times({{0, 0.0}, {3, 0.25}, {8, 0.75}}, sound_with_silence(0.5, 0.8)),
                ElementsAre(TimeSpan{0.0, 0.25}, TimeSpan{0.25, 0.5}, TimeSpan{0.75, 1.0}));
}

TEST(EspeakWordTimes, ShareTheTimeOfWordsThatRunTogetherByTheirLengths) {
    EXPECT_THAT(times({{0, 0.0}, {8, 0.75}}),
                ElementsAre(TimeSpan{0.0, 0.25}, TimeSpan{0.25, 0.75}, TimeSpan{0.75, 1.0}));
    EXPECT_THAT(times({{3, 0.25}}),
                ElementsAre(TimeSpan{0.0, 0.25}, TimeSpan{0.25, 0.75}, TimeSpan{0.75, 1.0}));
    EXPECT_THAT(times({}), ElementsAre(TimeSpan{0.0, 0.25}, TimeSpan{0.25, 0.75}, TimeSpan{0.75, 1.0}));
}

TEST(EspeakWordTimes, IgnoreAnnouncementsWithinAWordBackwardsOrBeyondTheEnd) {
    EXPECT_THAT(times({{0, 0.0}, {3, 0.25}, {5, 0.4}, {0, 0.45}, {8, 0.5}, {8, 0.6}, {3, 0.7}, {99, 0.9}}),
                ElementsAre(TimeSpan{0.0, 0.25}, TimeSpan{0.25, 0.5}, TimeSpan{0.5, 1.0}));
    EXPECT_THAT(times({{0, 0.5}, {3, 0.25}, {8, 7.0}}),
                ElementsAre(TimeSpan{0.5, 2.0 / 3}, TimeSpan{2.0 / 3, 1.0}, TimeSpan{1.0, 1.0}));
}

TEST(EspeakWordTimes, AreNoneForNoWords) {
    EXPECT_THAT(espeak_word_times({}, {}, sound_with_silence(0.0, 0.0)), IsEmpty());
}

}  // namespace
}  // namespace storyflow::speech
