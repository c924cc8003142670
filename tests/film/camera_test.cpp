#include "film/camera.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace storyflow::film {

namespace {

constexpr double wide_aspect = 16.0 / 9.0;

double centre_x(const Window& window) {
    return window.left + window.width / 2;
}

double centre_y(const Window& window) {
    return window.top + window.height / 2;
}

}  // namespace

TEST(Camera, TheWindowStaysInThePictureAndHasTheShapeOfTheFrame) {
    for (std::size_t number = 0; number < 2 * route_count; ++number) {
        for (const double aspect : {0.4, 0.75, 1.0, wide_aspect, 4.0}) {
            for (double progress = 0.0; progress <= 1.0; progress += 0.125) {
                const auto window = window_at({number, 1.3, aspect, wide_aspect}, progress);
                EXPECT_GE(window.left, -1e-12);
                EXPECT_GE(window.top, -1e-12);
                EXPECT_LE(window.left + window.width, 1.0 + 1e-12);
                EXPECT_LE(window.top + window.height, 1.0 + 1e-12);
                EXPECT_NEAR(window.width * aspect, window.height * wide_aspect, 1e-9);
                EXPECT_GE(window.width, std::min(1.0, wide_aspect / aspect) / 1.3 - 1e-9)
                    << "the zoom is the most";
            }
        }
    }
}

TEST(Camera, TheSevenRoutesGoTheirWays) {
    struct Way {
        double x, y;  // which way the centre moves: -1, 0 or 1
        double size;  // whether the window shrinks (-1) or grows
    };
    const Way ways[] = {{0, 0, -1}, {1, 1, -1},   {-1, -1, 1}, {-1, 1, -1},
                        {1, -1, 1}, {-1, -1, -1}, {1, 1, -1}};
    for (std::size_t number = 0; number < route_count; ++number) {
        const auto begin = window_at({number, 1.3, wide_aspect, wide_aspect}, 0.0);
        const auto end = window_at({number, 1.3, wide_aspect, wide_aspect}, 1.0);
        const auto sign = [](double value) {
            return std::abs(value) < 1e-9 ? 0.0 : std::copysign(1.0, value);
        };
        EXPECT_EQ(sign(centre_x(end) - centre_x(begin)), ways[number].x) << number;
        EXPECT_EQ(sign(centre_y(end) - centre_y(begin)), ways[number].y) << number;
        EXPECT_EQ(sign(end.width - begin.width), ways[number].size) << number;
    }
    EXPECT_DOUBLE_EQ(window_at({0, 2.0, wide_aspect, wide_aspect}, 0.0).width, 1.0) << "the whole picture";
    EXPECT_DOUBLE_EQ(window_at({5, 2.0, wide_aspect, wide_aspect}, 1.0).width, 0.5) << "all of the zoom";
}

TEST(Camera, BeginsAndEndsSlowly) {
    EXPECT_EQ(eased(0.0), 0.0);
    EXPECT_EQ(eased(1.0), 1.0);
    EXPECT_DOUBLE_EQ(eased(0.5), 0.5);
    EXPECT_LT(eased(0.01), 0.001);
    EXPECT_GT(eased(0.99), 0.999);
    for (double progress = 0.0; progress < 1.0; progress += 0.01)
        EXPECT_LT(eased(progress), eased(progress + 0.01));
}

TEST(Camera, WithoutZoomAPictureOfTheFramesShapeStandsStill) {
    for (std::size_t number = 0; number < route_count; ++number) {
        const auto window = window_at({number, 1.0, wide_aspect, wide_aspect}, 0.7);
        EXPECT_NEAR(window.left, 0.0, 1e-12);
        EXPECT_NEAR(window.width, 1.0, 1e-12);
    }
}

}  // namespace storyflow::film
