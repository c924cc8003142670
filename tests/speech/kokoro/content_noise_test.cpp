#include "speech/kokoro/content_noise.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <vector>

namespace storyflow::speech::kokoro {
namespace {

const std::vector<int> ids = {0, 50, 83, 54, 0};

TEST(ContentNoise, IsTheSameForTheSameContent) {
    const Noise once = seeded_noise(content_seed(ids, "af_bella", 1.0));
    const Noise again = seeded_noise(content_seed(ids, "af_bella", 1.0));
    for (std::uint64_t i : {0ULL, 1ULL, 8ULL, 9ULL, 123'456'789ULL})
        EXPECT_EQ(once(i), again(i));
}

TEST(ContentNoise, ChangesWithTokensVoiceAndSpeed) {
    const std::set<std::uint64_t> seeds = {
        content_seed(ids, "af_bella", 1.0), content_seed(ids, "af_bella", 1.1),
        content_seed(ids, "af_sky", 1.0), content_seed(std::vector{0, 83, 50, 54, 0}, "af_bella", 1.0),
        content_seed(std::vector{0, 50, 83, 54}, "af_bella", 1.0)};
    EXPECT_EQ(seeds.size(), 5U);
}

TEST(ContentNoise, IsStandardNormal) {
    const Noise noise = seeded_noise(42);
    constexpr int count = 200'000;
    double sum = 0.0;
    double squares = 0.0;
    double product = 0.0;
    int beyond_two = 0;
    for (int i = 0; i < count; ++i) {
        const double value = noise(static_cast<std::uint64_t>(i));
        ASSERT_TRUE(std::isfinite(value));
        sum += value;
        squares += value * value;
        product += value * noise(static_cast<std::uint64_t>(i + 9));
        beyond_two += std::abs(value) > 2.0 ? 1 : 0;
    }
    EXPECT_NEAR(sum / count, 0.0, 0.01);
    EXPECT_NEAR(squares / count, 1.0, 0.02);
    EXPECT_NEAR(product / count, 0.0, 0.01) << "one harmonic's samples do not follow each other";
    EXPECT_NEAR(beyond_two / static_cast<double>(count), 0.0455, 0.003);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
