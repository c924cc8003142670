#include "film/overlay.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace storyflow::film {

namespace {

Frame grey_frame() {
    Frame frame({16, 12});
    std::ranges::fill(frame.luma(), std::uint8_t{100});
    std::ranges::fill(frame.chroma(0), std::uint8_t{128});
    std::ranges::fill(frame.chroma(1), std::uint8_t{128});
    return frame;
}

Drawing plain_drawing(int width, int height, std::uint32_t pixel) {
    return {width, height, std::vector<std::uint32_t>(static_cast<std::size_t>(width * height), pixel)};
}

std::uint8_t luma(const Frame& frame, int x, int y) {
    return frame.luma()[static_cast<std::size_t>(y * 16 + x)];
}

}  // namespace

TEST(Overlay, CoversExactlyItsPixels) {
    auto frame = grey_frame();
    Overlay(plain_drawing(3, 5, 0xFFFFFFFF), 5, 3).lay_over(frame);
    for (int y = 0; y < 12; ++y)
        for (int x = 0; x < 16; ++x)
            EXPECT_EQ(luma(frame, x, y), x >= 5 && x < 8 && y >= 3 && y < 8 ? 235 : 100) << x << ' ' << y;
}

TEST(Overlay, ShowsTheFrameThroughWhatIsTransparent) {
    auto frame = grey_frame();
    Overlay(plain_drawing(4, 4, 0x80800000), 4, 4).lay_over(frame);  // half of red
    EXPECT_NEAR(luma(frame, 5, 5), (100 + 63) / 2, 1);
    EXPECT_NEAR(frame.chroma(1)[3 * 8 + 3], (128 + 240) / 2, 1);
    auto same = grey_frame();
    Overlay(plain_drawing(4, 4, 0), 4, 4).lay_over(same);
    EXPECT_TRUE(std::ranges::equal(same.bytes(), grey_frame().bytes()));
}

TEST(Overlay, IsCutAtTheEdgesOfTheFrame) {
    for (const auto& [left, top] : {std::pair{-3, -2}, {13, 9}, {-40, 2}, {2, 40}, {15, -5}}) {
        auto frame = grey_frame();
        Overlay(plain_drawing(7, 9, 0xFFFFFFFF), left, top).lay_over(frame);
        for (int y = 0; y < 12; ++y)
            for (int x = 0; x < 16; ++x)
                EXPECT_EQ(luma(frame, x, y),
                          x >= left && x < left + 7 && y >= top && y < top + 9 ? 235 : 100);
    }
}

}  // namespace storyflow::film
