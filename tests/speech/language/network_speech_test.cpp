#include "speech/language/network_speech.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/log_capture.hpp"

namespace storyflow::speech {
namespace {

using testing::HasSubstr;

text::SpokenText two_words() {
    text::SpokenText text;
    text.words.resize(2);
    text.words[0].phonemes = "lˈæmp";
    text.words[0].trail = " ";
    text.words[1].phonemes = "bˈɜɹn";
    text.words[1].trail = ".";
    return text;
}

TEST(NetworkSpeech, ReportsUnknownSymbolsAndNothingElse) {
    const support::LogCapture log;
    report_unknown(tokenize(two_words()), "Kokoro");
    EXPECT_EQ(log.text(), "");
    auto text = two_words();
    text.words[0].phonemes = "l☃";
    report_unknown(tokenize(text), "Kokoro");
    EXPECT_THAT(log.text(), HasSubstr("Kokoro has no symbol for ☃: left out of the speech"));
}

TEST(NetworkSpeech, SilenceHasNoSamplesAndAllWords) {
    const Speech speech = silence(two_words());
    EXPECT_TRUE(speech.sound.samples.empty());
    EXPECT_EQ(speech.words, std::vector<TimeSpan>(2));
}

TEST(NetworkSpeech, IsSilentBehindTheLastWordAndKeepsItsLength) {
    const TokenSequence tokens = tokenize(two_words());
    std::vector<int> durations(tokens.ids.size() + 2, 2);
    durations.back() = 40;  // a second behind the last word
    const auto units = 2 * (tokens.ids.size() + 1) + 40;
    const Speech speech = finished_speech(std::vector<float>(600 * units, 0.5F), durations, tokens);
    EXPECT_EQ(speech.sound.sample_rate, audio::narration_rate);
    EXPECT_EQ(speech.sound.samples.size(), 600 * units);
    ASSERT_EQ(speech.words.size(), 2U);
    EXPECT_LE(speech.words[0].end, speech.words[1].start);
    const auto heard = static_cast<std::size_t>(speech.words[1].start * audio::narration_rate);
    EXPECT_EQ(speech.sound.samples[heard], 0.5F);
    EXPECT_EQ(speech.sound.samples.back(), 0.0F);
    EXPECT_EQ(std::ranges::count(speech.sound.samples.end() - 600 * 20, speech.sound.samples.end(), 0.0F),
              600 * 20);
}

}  // namespace
}  // namespace storyflow::speech
