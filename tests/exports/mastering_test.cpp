#include "exports/mastering.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "audio/loudness.hpp"
#include "base/error.hpp"
#include "tests/exports/story_on_disk.hpp"

namespace storyflow::exports {
namespace {

std::vector<float> poured(StorySound& sound, const Mastering& mastering) {
    std::vector<float> all;
    pour(sound, {0, sound.length()}, mastering,
         [&](std::span<const float> block) { all.insert(all.end(), block.begin(), block.end()); }, {});
    return all;
}

audio::Loudness measured(const std::vector<float>& samples) {
    audio::LoudnessMeter meter(24'000, true);
    meter.add(samples);
    return meter.measured();
}

Mastering plan(StorySound& sound, LoudnessPreset preset) {
    return plan_mastering(sound, preset, [](std::size_t) {}, {});
}

/// Words and pauses: a tone that swells and fades several times a second, with a crest as speech has it.
StoryPart speech(StoryOnDisk& story, double seconds, float level) {
    auto part = story.add(static_cast<std::size_t>(seconds * 24'000));
    audio::Pcm sound;
    for (std::size_t i = 0; i < static_cast<std::size_t>(seconds * 24'000); ++i) {
        const double time = static_cast<double>(i) / 24'000.0;
        const double swell = std::pow(std::abs(std::sin(7.0 * time)), 6.0);
        sound.samples.push_back(level *
                                static_cast<float>(swell * std::sin(1500.0 * time + std::sin(900.0 * time))));
    }
    base::replace_file(story.path(part.file), audio::encode_wav(sound));
    return part;
}

}  // namespace

TEST(Mastering, WithoutAPresetEverySampleStays) {
    StoryOnDisk story;
    auto sound = story.open({story.add(200'000)});
    std::vector<float> raw(200'000);
    std::size_t got = 0;
    while (got < raw.size())
        got += sound.read_at(got, std::span(raw).subspan(got));
    EXPECT_EQ(poured(sound, plan(sound, LoudnessPreset::none)), raw);
}

TEST(Mastering, PodcastReachesItsLoudnessBelowItsCeiling) {
    for (const float level : {0.02F, 0.3F, 0.9F}) {
        StoryOnDisk story;
        auto sound = story.open({speech(story, 20.0, level)});
        const auto result = measured(poured(sound, plan(sound, LoudnessPreset::podcast)));
        EXPECT_NEAR(result.integrated.value(), -16.0, 0.5) << level;
        EXPECT_LE(result.true_peak.value(), -1.0) << level;
    }
}

TEST(Mastering, AcxHasItsRmsPeakAndRoomTone) {
    StoryOnDisk story;
    auto sound = story.open({speech(story, 20.0, 0.4F)});
    const auto mastering = plan(sound, LoudnessPreset::acx);
    const auto samples = poured(sound, mastering);
    EXPECT_EQ(samples.size(), sound.length() + 18'000 + 48'000);
    const auto result = measured(samples);
    EXPECT_NEAR(result.rms.value(), -20.0, 1.5);
    EXPECT_LT(result.true_peak.value(), -3.4);
    EXPECT_NEAR(result.noise_floor.value(), -72.0, 0.5);
    EXPECT_EQ(poured(sound, mastering), samples) << "the room tone is always the same";
}

TEST(Mastering, SilenceIsNotAmplified) {
    StoryOnDisk story;
    auto sound = story.open({story.add(48'000, 0, 0.0F)});
    EXPECT_EQ(plan(sound, LoudnessPreset::podcast).gain, 1.0F);
}

TEST(Mastering, StopsWhenItIsAsked) {
    StoryOnDisk story;
    auto sound = story.open({story.add(200'000)});
    std::stop_source stop;
    std::size_t blocks = 0;
    try {
        (void)plan_mastering(
            sound, LoudnessPreset::podcast,
            [&](std::size_t) {
                ++blocks;
                stop.request_stop();
            },
            stop.get_token());
        FAIL() << "it went on";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
    }
    EXPECT_EQ(blocks, 1U);
}

TEST(Mastering, PresetsHaveNames) {
    EXPECT_EQ(loudness_named("acx"), LoudnessPreset::acx);
    EXPECT_EQ(loudness_named("podcast"), LoudnessPreset::podcast);
    EXPECT_EQ(loudness_named("none"), LoudnessPreset::none);
    EXPECT_EQ(loudness_named("loud"), std::nullopt);
}

}  // namespace storyflow::exports
