#include "speech/kernels/content_noise.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace storyflow::speech::kernels {
namespace {

const std::vector<int> ids = {0, 50, 83, 54, 0};

std::vector<float> values_of(const Noise& noise, std::uint64_t first, std::size_t count) {
    std::vector<float> values(count);
    noise(first, values);
    return values;
}

TEST(ContentNoise, IsTheSameForTheSameContent) {
    const Noise once = seeded_noise(content_seed(ids, "af_bella", 1.0));
    const Noise again = seeded_noise(content_seed(ids, "af_bella", 1.0));
    for (std::uint64_t i : {0ULL, 1ULL, 8ULL, 9ULL, 123'456'789ULL})
        EXPECT_EQ(values_of(once, i, 3), values_of(again, i, 3));
}

TEST(ContentNoise, DependsOnTheIndexAloneWhereverOneBegins) {
    const Noise noise = seeded_noise(7);
    const std::vector<float> all = values_of(noise, 0, 40);
    for (std::size_t first = 0; first < 40; ++first) {
        const std::vector<float> rest = values_of(noise, first, 40 - first);
        EXPECT_TRUE(std::equal(rest.begin(), rest.end(), all.begin() + static_cast<std::ptrdiff_t>(first)));
    }
}

TEST(ContentNoise, ChangesWithTokensVoiceAndSpeed) {
    const std::set<std::uint64_t> seeds = {
        content_seed(ids, "af_bella", 1.0), content_seed(ids, "af_bella", 1.1),
        content_seed(ids, "af_sky", 1.0), content_seed(std::vector{0, 83, 50, 54, 0}, "af_bella", 1.0),
        content_seed(std::vector{0, 50, 83, 54}, "af_bella", 1.0)};
    EXPECT_EQ(seeds.size(), 5U);
}

TEST(ContentNoise, IsStandardNormal) {
    constexpr int count = 200'000;
    const std::vector<float> noise = values_of(seeded_noise(42), 0, count + 9);
    double sum = 0.0;
    double squares = 0.0;
    double product = 0.0;
    int beyond_two = 0;
    for (int i = 0; i < count; ++i) {
        const double value = noise[static_cast<std::size_t>(i)];
        ASSERT_TRUE(std::isfinite(value));
        sum += value;
        squares += value * value;
        product += value * static_cast<double>(noise[static_cast<std::size_t>(i + 9)]);
        beyond_two += std::abs(value) > 2.0 ? 1 : 0;
    }
    EXPECT_NEAR(sum / count, 0.0, 0.01);
    EXPECT_NEAR(squares / count, 1.0, 0.02);
    EXPECT_NEAR(product / count, 0.0, 0.01) << "one harmonic's samples do not follow each other";
    EXPECT_NEAR(beyond_two / static_cast<double>(count), 0.0455, 0.003);
}

}  // namespace
}  // namespace storyflow::speech::kernels
