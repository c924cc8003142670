#include "audio/tempo.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "tests/audio/sounds.hpp"

namespace storyflow::audio {
namespace {

std::vector<float> changed(std::span<const float> sound, double factor, std::size_t block = 3000) {
    Tempo tempo(factor);
    std::vector<float> result;
    for (std::size_t at = 0; at < sound.size(); at += block)
        tempo.add(sound.subspan(at, std::min(block, sound.size() - at)), result);
    tempo.finish(result);
    return result;
}

/// Upward crossings of zero per second.
double pitch(std::span<const float> sound) {
    std::size_t crossings = 0;
    for (std::size_t i = 1; i < sound.size(); ++i)
        if (sound[i - 1] < 0.0F && sound[i] >= 0.0F) ++crossings;
    return static_cast<double>(crossings) * narration_rate / static_cast<double>(sound.size());
}

TEST(Tempo, ChangesTheDurationAndKeepsThePitch) {
    const auto sound = tone(4.0, 0.5F).samples;
    for (const double factor : {0.25, 0.5, 1.3, 2.0, 4.0}) {
        const auto result = changed(sound, factor);
        EXPECT_NEAR(static_cast<double>(result.size()) * factor / 24'000.0, 4.0, 0.1) << factor;
        EXPECT_NEAR(pitch(result), 440.0, 12.0) << factor;
    }
}

TEST(Tempo, TakesPiecesOfAnySize) {
    const auto sound = tone(4.0, 0.5F).samples;
    const auto at_once = changed(sound, 2.0, sound.size());
    EXPECT_NEAR(static_cast<double>(changed(sound, 2.0, 7).size()), static_cast<double>(at_once.size()),
                500.0);
}

TEST(Tempo, GivesSoundBeforeTheEnd) {
    Tempo tempo(2.0);
    std::vector<float> result;
    tempo.add(tone(2.0, 0.5F).samples, result);
    EXPECT_GT(result.size(), 18'000U);
}

TEST(Tempo, RefusesFactorsThatNobodyCanFollow) {
    for (const double factor : {0.2, 4.1, 0.0, -1.0, std::nan("")})
        EXPECT_THROW(Tempo{factor}, base::Error) << factor;
}

}  // namespace
}  // namespace storyflow::audio
