#include "film/prepared_picture.hpp"

#include <gtest/gtest.h>

#include "tests/film/drawn_picture.hpp"

namespace storyflow::film {

namespace {

constexpr FrameSize frame{192, 108};

FrameSize prepared_size(int width, int height, double zoom) {
    const auto prepared = prepare(plain(width, height, {1, 2, 3}), frame, zoom);
    EXPECT_EQ(prepared.planes.blue.width() * 2, prepared.planes.luma.width());
    EXPECT_EQ(prepared.planes.red.height() * 2, prepared.planes.luma.height());
    return {prepared.planes.luma.width(), prepared.planes.luma.height()};
}

}  // namespace

TEST(PreparedPicture, IsNoLargerThanTheClosestWindowNeeds) {
    EXPECT_EQ(prepared_size(1920, 1080, 1.5), (FrameSize{288, 162}));
    EXPECT_EQ(prepared_size(1000, 1000, 1.0), (FrameSize{192, 192}));
    EXPECT_EQ(prepared_size(600, 1200, 1.0), (FrameSize{192, 384}));
}

TEST(PreparedPicture, IsNotMadeLargerThanItIs) {
    EXPECT_EQ(prepared_size(96, 54, 1.3), (FrameSize{96, 54}));
    EXPECT_EQ(prepared_size(95, 53, 1.3), (FrameSize{96, 54})) << "an odd side is rounded up";
    EXPECT_EQ(prepared_size(1, 1, 1.3), (FrameSize{8, 8})) << "but for the least that can be sampled";
}

TEST(PreparedPicture, OfAPanoramaTheMiddleIsShown) {
    const auto prepared =
        prepare(drawn(4000, 100,
                      [](int x, int) {
                          return x >= 1000 && x < 3000 ? Colour{255, 255, 255} : Colour{0, 0, 0};
                      }),
                frame, 1.0);
    EXPECT_NEAR(prepared.aspect, 4 * 192.0 / 108.0, 0.01);
    EXPECT_EQ(prepared.planes.luma.row(50)[0] / Plane::steps, 235);
}

}  // namespace storyflow::film
