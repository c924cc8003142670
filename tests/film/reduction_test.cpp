#include "film/reduction.hpp"

#include <gtest/gtest.h>

#include "tests/film/drawn_picture.hpp"

namespace storyflow::film {

TEST(Reduction, OfAPanoramaTheMiddleStays) {
    const auto middle =
        without_excess(drawn(4000, 100,
                             [](int x, int) {
                                 return x >= 1800 && x < 2200 ? Colour{255, 255, 255} : Colour{0, 0, 0};
                             }),
                       1.0);
    EXPECT_EQ(middle.width, 400);
    EXPECT_EQ(middle.height, 100);
    EXPECT_EQ(middle.at(0, 50)[0], 255);
    EXPECT_EQ(without_excess(plain(100, 400, {1, 2, 3}), 1.0).height, 400);
    EXPECT_EQ(without_excess(plain(100, 500, {1, 2, 3}), 1.0).height, 400);
}

TEST(Reduction, HalvesWhileThePictureStaysLargeEnough) {
    auto picture = drawn(803, 400, [](int x, int) {
        return x % 2 == 0 ? Colour{10, 0, 0} : Colour{20, 0, 0};
    });
    halve_while_larger(picture, {100, 99});
    EXPECT_EQ(picture.width, 200);
    EXPECT_EQ(picture.height, 100);
    EXPECT_EQ(picture.at(7, 7)[0], 15) << "the mean of what was there";
    halve_while_larger(picture, {101, 1});
    EXPECT_EQ(picture.width, 200);
}

TEST(Reduction, SidesAreEvenAndCanBeSampled) {
    EXPECT_EQ(even_side(100.9), 100);
    EXPECT_EQ(even_side(101.1), 102);
    EXPECT_EQ(even_side(0.3), smallest_side);
}

TEST(Reduction, RescalesAllPlanes) {
    const auto planes = rescaled(planes_of(plain(64, 32, {200, 30, 30})), {16, 8});
    EXPECT_EQ(planes.luma.width(), 16);
    EXPECT_EQ(planes.luma.height(), 8);
    EXPECT_EQ(planes.blue.width(), 8);
    EXPECT_EQ(planes.red.height(), 4);
    const auto colour = to_ycbcr(200, 30, 30);
    EXPECT_NEAR(planes.luma.row(3)[5], colour.y * Plane::steps, 2);
    EXPECT_NEAR(planes.red.row(3)[5], colour.cr * Plane::steps, 2);
}

}  // namespace storyflow::film
