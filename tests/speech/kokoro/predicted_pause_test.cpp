#include "speech/kokoro/predicted_pause.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace storyflow::speech::kokoro {
namespace {

constexpr double tolerance = 0.015;  // a value of the curve lasts 12.5 ms

/// Two words of a second each around a mark of half a second, with a frame id at both ends.
const std::vector<int> durations{4, 40, 20, 40, 4};

double pause_of(const std::vector<float>& energy) {
    return predicted_pause(durations, energy, 2, 3);
}

/// Loud, and silent from `begin` to `end` (seconds).
std::vector<float> silent_from(double begin, double end) {
    std::vector<float> energy(216, 7.0F);
    for (auto i = static_cast<std::size_t>(begin * 80); i < static_cast<std::size_t>(end * 80); ++i)
        energy[i] = -4.0F;
    return energy;
}

TEST(PredictedPause, IsAsLongAsTheEnergyIsLow) {
    EXPECT_NEAR(pause_of(silent_from(0.8, 1.5)), 0.7, tolerance);
    EXPECT_NEAR(pause_of(silent_from(1.1, 1.4)), 0.3, tolerance);
}

TEST(PredictedPause, IsShortWhereTheWordsRunTogether) {
    EXPECT_NEAR(pause_of(silent_from(0.0, 0.0)), 0.0, tolerance);
}

TEST(PredictedPause, LooksOnlyAroundTheBorder) {
    auto energy = silent_from(1.1, 1.4);
    const auto early = silent_from(0.0, 0.4);
    for (std::size_t i = 0; i < 32; ++i)
        energy[i] = early[i];
    EXPECT_NEAR(pause_of(energy), 0.3, tolerance);
}

TEST(PredictedPause, StaysWithinTheCurve) {
    EXPECT_NEAR(predicted_pause(durations, std::vector<float>(4, -4.0F), 2, 3), 0.0, tolerance);
    EXPECT_NEAR(predicted_pause(durations, {}, 2, 3), 0.0, tolerance);
    EXPECT_NEAR(predicted_pause(std::vector<int>{1, 1, 1}, std::vector<float>(6, -4.0F), 1, 9), 0.075,
                tolerance);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
