#include "film/logo.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace storyflow::film {

namespace {

constexpr FrameSize frame_size{400, 300};

/// White and opaque, twice as wide as high.
Picture white_logo() {
    return {60, 30, 4, std::vector<std::uint8_t>(60 * 30 * 4, 255)};
}

struct Seen {
    int left = 1000, top = 1000, right = -1, bottom = -1;
    int brightest = 0;
};

Seen seen(const LogoStyle& style) {
    Frame frame(frame_size);
    std::ranges::fill(frame.luma(), std::uint8_t{16});
    logo_overlay(white_logo(), style, frame_size).lay_over(frame);
    Seen result;
    for (int y = 0; y < frame_size.height; ++y) {
        for (int x = 0; x < frame_size.width; ++x) {
            const int value = frame.luma()[static_cast<std::size_t>(y * frame_size.width + x)];
            result.brightest = std::max(result.brightest, value);
            if (value == 16) continue;
            result = {std::min(result.left, x), std::min(result.top, y), std::max(result.right, x),
                      std::max(result.bottom, y), result.brightest};
        }
    }
    return result;
}

}  // namespace

TEST(Logo, HasItsShareOfTheWidthAndItsMarginInEachCorner) {
    for (const auto corner :
         {Corner::top_left, Corner::top_right, Corner::bottom_left, Corner::bottom_right}) {
        const auto logo = seen({.width_share = 0.2, .margin = 15, .corner = corner});
        EXPECT_EQ(logo.right - logo.left + 1, 80);
        EXPECT_EQ(logo.bottom - logo.top + 1, 40);
        const bool right = corner == Corner::top_right || corner == Corner::bottom_right;
        const bool below = corner == Corner::bottom_left || corner == Corner::bottom_right;
        EXPECT_EQ(right ? 399 - logo.right : logo.left, 15);
        EXPECT_EQ(below ? 299 - logo.bottom : logo.top, 15);
        EXPECT_EQ(logo.brightest, 235);
    }
}

TEST(Logo, ShowsThePictureThroughAsItsOpacitySays) {
    EXPECT_NEAR(seen({.opacity = 0.5}).brightest, 16 + 219 / 2, 2);
    EXPECT_EQ(seen({.opacity = 0.0}).brightest, 16);
}

}  // namespace storyflow::film
