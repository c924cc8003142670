#include "film/fitted_picture.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/film/drawn_picture.hpp"

namespace storyflow::film {

namespace {

constexpr FrameSize frame{320, 180};

std::uint8_t luma_at(const Frame& picture, int x, int y) {
    return picture.luma()[static_cast<std::size_t>(y * picture.size().width + x)];
}

}  // namespace

TEST(FittedSize, IsTheLargestOfThePicturesShapeInTheFrame) {
    EXPECT_EQ(fitted_size(16.0 / 9, frame), frame);
    EXPECT_EQ(fitted_size(1.0, frame), (FrameSize{180, 180}));
    EXPECT_EQ(fitted_size(0.5, {1920, 1080}), (FrameSize{540 + 0, 1080}));
    EXPECT_EQ(fitted_size(4.0, frame), (FrameSize{320, 80}));
}

TEST(FittedSize, LeavesAnEvenNumberOfPixelsFreeOnEachSide) {
    for (const double aspect : {0.0001, 0.3, 0.333, 0.5, 0.7, 0.99, 1.3, 1.77, 1.78, 2.4, 9.9, 10'000.0}) {
        for (const FrameSize room : {frame, FrameSize{1080, 1920}, FrameSize{66, 64}, FrameSize{854, 480}}) {
            const auto [width, height] = fitted_size(aspect, room);
            EXPECT_EQ((room.width - width) % 4, 0) << aspect << " in " << room.width;
            EXPECT_EQ((room.height - height) % 4, 0) << aspect << " in " << room.height;
            EXPECT_GE(std::min(width, height), 2) << aspect;
            EXPECT_LE(width, room.width);
            EXPECT_LE(height, room.height);
            EXPECT_TRUE(width == room.width || height == room.height) << aspect;
        }
    }
}

TEST(FittedPicture, ShowsTheWholePictureToItsLastCorner) {
    const auto prepared = prepare_fitted(four_fields(600, 1200), frame);
    ASSERT_TRUE(prepared.whole);
    const auto& whole = *prepared.whole;
    ASSERT_EQ(whole.size(), (FrameSize{88, 180}));
    const auto y = [](float red, float green, float blue) { return to_ycbcr(red, green, blue).y; };
    EXPECT_NEAR(luma_at(whole, 0, 0), y(255, 0, 0), 1);
    EXPECT_NEAR(luma_at(whole, 87, 0), y(0, 255, 0), 1);
    EXPECT_NEAR(luma_at(whole, 0, 179), y(0, 0, 255), 1);
    EXPECT_NEAR(luma_at(whole, 87, 179), y(255, 255, 255), 1);
    EXPECT_NEAR(whole.chroma(1)[0], to_ycbcr(255, 0, 0).cr, 1);
    EXPECT_NEAR(prepared.aspect, 0.5, 0.01);
}

TEST(FittedPicture, AFineLineIsAsSharpAsInThePicture) {
    const auto line = drawn(180, 180, [](int x, int) {
        return x == 90 ? Colour{255, 255, 255} : Colour{0, 0, 0};
    });
    const auto prepared = prepare_fitted(line, frame);
    EXPECT_EQ(luma_at(*prepared.whole, 89, 40), 16);
    EXPECT_EQ(luma_at(*prepared.whole, 90, 40), 235) << "the picture lies pixel on pixel";
    EXPECT_EQ(luma_at(*prepared.whole, 91, 40), 16);
}

TEST(FittedPicture, OfAPanoramaNothingIsCutOff) {
    const auto panorama = drawn(4000, 100, [](int x, int) {
        return x < 400 || x >= 3600 ? Colour{255, 255, 255} : Colour{0, 0, 0};
    });
    const auto prepared = prepare_fitted(panorama, frame);
    EXPECT_EQ(prepared.whole->size(), (FrameSize{320, 8}));
    EXPECT_EQ(luma_at(*prepared.whole, 2, 4), 235);
    EXPECT_EQ(luma_at(*prepared.whole, 160, 4), 16);
    EXPECT_EQ(luma_at(*prepared.whole, 317, 4), 235);
    EXPECT_LE(prepared.planes.luma.width(), 4 * 320 / 8 + 2) << "its backdrop is its middle";
}

TEST(FittedPicture, ATinyOneIsMadeAsLargeAsTheFrame) {
    const auto prepared = prepare_fitted(plain(1, 1, {255, 255, 255}), frame);
    EXPECT_EQ(prepared.whole->size(), (FrameSize{180, 180}));
    EXPECT_EQ(luma_at(*prepared.whole, 179, 90), 235);
    EXPECT_EQ(prepare_fitted(plain(20'000, 1, {255, 255, 255}), frame).whole->size(), (FrameSize{320, 4}));
}

TEST(FittedPicture, IsSmallInMemory) {
    const auto prepared = prepare_fitted(plain(3000, 4000, {1, 2, 3}), {1920, 1080});
    EXPECT_EQ(prepared.planes.luma.width(), 240);
    EXPECT_EQ(prepared.whole->size(), (FrameSize{808, 1080}));
}

TEST(FittedPicture, LiesInTheMiddleOfTheFrame) {
    Frame room({16, 8});
    std::ranges::fill(room.luma(), std::uint8_t{1});
    std::ranges::fill(room.chroma(0), std::uint8_t{2});
    Frame picture({8, 4});
    std::ranges::fill(picture.luma(), std::uint8_t{100});
    std::ranges::fill(picture.chroma(0), std::uint8_t{101});
    lay_in_middle(picture, room);
    for (int y = 0; y < 8; ++y) {
        for (int x = 0; x < 16; ++x) {
            const bool inside = x >= 4 && x < 12 && y >= 2 && y < 6;
            EXPECT_EQ(luma_at(room, x, y), inside ? 100 : 1) << x << ' ' << y;
            const auto colour = room.chroma(0)[static_cast<std::size_t>(y / 2 * 8 + x / 2)];
            EXPECT_EQ(colour, inside ? 101 : 2) << x << ' ' << y;
        }
    }
}

}  // namespace storyflow::film
