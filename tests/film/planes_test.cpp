#include "film/planes.hpp"

#include <gtest/gtest.h>

#include "tests/film/drawn_picture.hpp"

namespace storyflow::film {

TEST(Planes, HaveTheNumbersOfBt709) {
    struct Sample {
        Colour colour;
        int y, cb, cr;
    };
    // ITU-R BT.709-6: white, black, and the bars of full red, green and blue.
    const Sample samples[] = {{{255, 255, 255}, 235, 128, 128},
                              {{0, 0, 0}, 16, 128, 128},
                              {{255, 0, 0}, 63, 102, 240},
                              {{0, 255, 0}, 173, 42, 26},
                              {{0, 0, 255}, 32, 240, 118}};
    for (const auto& sample : samples) {
        const auto planes = planes_of(plain(3, 5, sample.colour));
        EXPECT_EQ(planes.luma.width(), 4);
        EXPECT_EQ(planes.luma.height(), 6);
        EXPECT_NEAR(planes.luma.row(5)[3] / double{Plane::steps}, sample.y, 0.51);
        EXPECT_NEAR(planes.blue.row(2)[1] / double{Plane::steps}, sample.cb, 0.51);
        EXPECT_NEAR(planes.red.row(2)[1] / double{Plane::steps}, sample.cr, 0.51);
    }
}

}  // namespace storyflow::film
