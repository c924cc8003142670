#include "film/rescale.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace storyflow::film {

namespace {

/// A wave of this many periods across the width, between 50 and 200.
Plane wave(int width, double periods) {
    Plane plane(width, 4);
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < width; ++x)
            plane.row(y)[x] = static_cast<std::int16_t>(
                Plane::steps * (125 + 75 * std::sin(2 * std::numbers::pi * periods * (x + 0.5) / width)));
    return plane;
}

}  // namespace

TEST(Rescale, WhatIsCoarseEnoughStaysAndWhatIsTooFineBecomesGrey) {
    const auto coarse = rescaled(wave(600, 20), 200, 4);
    const auto fine = rescaled(wave(600, 160), 200, 4);
    for (int x = 20; x < 180; ++x) {
        const double expected = 125 + 75 * std::sin(2 * std::numbers::pi * 20 * (x + 0.5) / 200);
        EXPECT_NEAR(coarse.row(2)[x] / double{Plane::steps}, expected, 1.0) << x;
        EXPECT_NEAR(fine.row(2)[x] / double{Plane::steps}, 125, 1.5) << x;
    }
}

TEST(Rescale, APlainPlaneStaysPlainUpToItsEdges) {
    Plane plane(31, 17);
    for (int y = 0; y < 17; ++y)
        std::fill_n(plane.row(y), 31, std::int16_t{12'345});
    for (const auto& [width, height] : {std::pair{7, 40}, {1, 1}, {64, 3}}) {
        const auto other = rescaled(plane, width, height);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                EXPECT_NEAR(other.row(y)[x], 12'345, 1);
    }
}

}  // namespace storyflow::film
