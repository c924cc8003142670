#include "film/frame_jpeg.hpp"

#include <gtest/gtest.h>

#include "film/read_picture.hpp"
#include "film/sampler.hpp"
#include "tests/film/drawn_picture.hpp"

namespace storyflow::film {

TEST(FrameJpeg, HasTheColoursOfThePicture) {
    constexpr FrameSize size{322, 180};
    const auto picture = four_fields(322, 180);
    Frame frame(size);
    Sampler().sample(prepare(picture, size, 1.0), Window{}, frame);
    const auto seen = read_picture(jpeg_of(frame, 95), size);
    ASSERT_EQ(seen.width, 322);
    ASSERT_EQ(seen.height, 180);
    for (const auto& [x, y] : {std::pair{40, 40}, {280, 40}, {40, 140}, {280, 140}}) {
        for (std::size_t channel = 0; channel < 3; ++channel)
            EXPECT_NEAR(seen.at(x, y)[channel], picture.at(x, y)[channel], 6) << x << ' ' << y;
    }
}

}  // namespace storyflow::film
