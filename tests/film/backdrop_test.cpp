#include "film/backdrop.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/film/drawn_picture.hpp"

namespace storyflow::film {

namespace {

constexpr FrameSize frame{1920, 1080};

double luma_at(const Planes& planes, int x, int y) {
    return static_cast<double>(planes.luma.row(y)[x]) / Plane::steps;
}

}  // namespace

TEST(Backdrop, IsHalfAsBrightAsThePictureAndHasItsColour) {
    const auto planes = backdrop_of(plain(300, 400, {200, 80, 40}), frame);
    const auto colour = to_ycbcr(100, 40, 20);
    EXPECT_NEAR(luma_at(planes, 5, 5), colour.y, 0.1);
    EXPECT_NEAR(planes.blue.row(5)[5] / 128.0, colour.cb, 0.1);
    EXPECT_NEAR(planes.red.row(5)[5] / 128.0, colour.cr, 0.1);
}

TEST(Backdrop, CoversAnEighthOfTheFrameInThePicturesShape) {
    const auto tall = backdrop_of(plain(300, 400, {1, 2, 3}), frame);
    EXPECT_EQ(tall.luma.width(), 240);
    EXPECT_EQ(tall.luma.height(), 320);
    EXPECT_EQ(tall.blue.width(), 120);
    const auto wide = backdrop_of(plain(800, 200, {1, 2, 3}), frame);
    EXPECT_EQ(wide.luma.height(), 136) << "135, with an even side";
    EXPECT_EQ(wide.luma.width(), 540);
    EXPECT_EQ(backdrop_of(plain(1, 1, {1, 2, 3}), {64, 64}).blue.width(), 4) << "the least that is sampled";
}

TEST(Backdrop, ShowsNoDetail) {
    const auto stripes = drawn(640, 360, [](int x, int) {
        return x / 20 % 2 == 0 ? Colour{255, 255, 255} : Colour{0, 0, 0};
    });
    const auto planes = backdrop_of(stripes, frame);
    // Nearer to the edges their stripe goes on.
    const auto* row = planes.luma.row(60);
    const auto [darkest, brightest] = std::minmax_element(row + 20, row + planes.luma.width() - 20);
    EXPECT_LT((*brightest - *darkest) / Plane::steps, 12) << "of the 110 that lay between the stripes";
}

TEST(Backdrop, KeepsWhereThePictureIsBright) {
    const auto halves = drawn(640, 360, [](int x, int) {
        return x < 320 ? Colour{255, 255, 255} : Colour{0, 0, 0};
    });
    const auto planes = backdrop_of(halves, frame);
    EXPECT_NEAR(luma_at(planes, 10, 60), 16 + 219 / 2.0, 1);
    EXPECT_NEAR(luma_at(planes, 120, 60), 16 + 219 / 4.0, 4) << "the edge became a slope";
    EXPECT_NEAR(luma_at(planes, 230, 60), 16, 1);
}

}  // namespace storyflow::film
