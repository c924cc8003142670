#include "film/taps.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace storyflow::film {

TEST(Taps, TakeWholePartsFromWithinThePlane) {
    for (const double step : {0.3, 1.0, 1.37, 2.0, 2.1}) {
        for (const double begin : {-0.5, 0.0, 0.25, 3.9}) {
            Taps taps;
            find_taps({begin, step, 30}, 24, taps);
            for (std::size_t i = 0; i < 30; ++i) {
                EXPECT_GE(taps.first[i], 0);
                EXPECT_LE(taps.first[i], 24 - Taps::width);
                EXPECT_EQ(std::accumulate(&taps.weights[i * 4], &taps.weights[i * 4] + 4, 0), Taps::one);
            }
        }
    }
}

TEST(Taps, ASampleOnAValueOfThePlaneIsThatValue) {
    Taps taps;
    find_taps({0.5, 1.0, 8}, 8, taps);
    for (std::size_t i = 0; i < 8; ++i)
        for (std::size_t k = 0; k < 4; ++k)
            EXPECT_EQ(taps.weights[i * 4 + k],
                      static_cast<std::size_t>(taps.first[i]) + k == i ? Taps::one : 0);
}

}  // namespace storyflow::film
