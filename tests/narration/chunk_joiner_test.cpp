#include "narration/chunk_joiner.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::narration {
namespace {

constexpr double frame = 1.0 / audio::narration_rate;

void extend(audio::Pcm& sound, double seconds, float level) {
    sound.samples.insert(sound.samples.end(), static_cast<std::size_t>(seconds * audio::narration_rate + 0.5),
                         level);
}

text::SpokenText word() {
    return {.words = {{.text = "word", .source = {0, 4}}}};
}

/// Half a second of voice with faint noise around it.
speech::Speech voice(double before, double behind) {
    speech::Speech speech;
    extend(speech.sound, before, 0.0005F);
    extend(speech.sound, 0.5, 0.5F);
    extend(speech.sound, behind, 0.0005F);
    speech.words = {{before, before + 0.5}};
    return speech;
}

TEST(ChunkJoiner, KeepsThePauseAlsoWhereThePiecesAreTakenOneByOne) {
    ChunkJoiner joiner("word");
    audio::Pcm first;
    audio::Pcm second;
    joiner.add(word(), voice(0.4, 0.6), 0.0, 0.5F, first);
    joiner.add(word(), voice(0.4, 0.6), 0.3, 0.5F, second);
    EXPECT_NEAR(first.duration(), 0.02 + 0.5 + 0.04, frame);
    EXPECT_NEAR(second.duration(), 0.3 - 0.04 + 0.5 + 0.04, 2 * frame);
}

TEST(ChunkJoiner, TellsTheTimesOfTheWordsFromTheBeginningOfAll) {
    ChunkJoiner joiner("word");
    audio::Pcm silence;
    audio::Pcm first;
    joiner.add_pause(1.0, silence);
    auto other = word();
    other.words[0].source = {1, 3};
    joiner.add(word(), voice(0.0, 0.0), 0.0, 0.5F, first);
    audio::Pcm second;
    joiner.add(other, voice(0.0, 0.0), 0.25, 0.5F, second);
    const auto words = joiner.take_words();
    ASSERT_EQ(words.size(), 2U);
    EXPECT_NEAR(words[0].start, 1.0, frame);
    EXPECT_NEAR(words[0].end, 1.5, frame);
    EXPECT_NEAR(words[1].start, 1.75, 2 * frame);
    EXPECT_EQ(words[1].text, "or");
}

TEST(ChunkJoiner, RefusesAChunkWithoutATimeForEachWord) {
    ChunkJoiner joiner("word");
    audio::Pcm sound;
    auto speech = voice(0.0, 0.0);
    speech.words.clear();
    EXPECT_THROW(joiner.add(word(), std::move(speech), 0.0, 0.5F, sound), base::Error);
}

}  // namespace
}  // namespace storyflow::narration
