#include "film/sampler.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/film/drawn_picture.hpp"

namespace storyflow::film {

namespace {

constexpr FrameSize small{320, 180};
constexpr double zoom = 1.3;

/// White lines on black, two pixels wide, with this distance between them.
Picture grid_picture(int width, int height, int distance) {
    return drawn(width, height, [=](int x, int y) {
        const bool line = x % distance < 2 || y % distance < 2;
        return line ? Colour{255, 255, 255} : Colour{0, 0, 0};
    });
}

/// Where the light of a frame's row between two columns has its centre.
double centre_of_light(const Frame& frame, int row, int from, int to) {
    double sum = 0.0;
    double moment = 0.0;
    for (int x = from; x < to; ++x) {
        const double light = frame.luma()[static_cast<std::size_t>(row * frame.size().width + x)] - 16.0;
        sum += light;
        moment += light * (x + 0.5);
    }
    return moment / sum;
}

Frame sampled(const PreparedPicture& picture, const Window& window, FrameSize size = small) {
    Frame frame(size);
    Sampler().sample(picture, window, frame);
    return frame;
}

int spread(std::span<const std::uint8_t> values) {
    const auto [least, most] = std::ranges::minmax(values);
    return most - least;
}

}  // namespace

TEST(Sampler, ALineStaysWithinASixthOfAPixelOfItsPlace) {
    const int width = 832;
    const auto prepared = prepare(grid_picture(width, 468, 104), small, zoom);
    for (const std::size_t route : {1U, 4U, 5U}) {
        // A slow shot: 600 frames over a way of some 70 pixels.
        for (int frame = 0; frame < 600; frame += 7) {
            const auto window = window_at({route, zoom, prepared.aspect, 16.0 / 9.0}, frame / 600.0);
            // The line whose middle is at column 313 of the picture, between two horizontal lines.
            const double expected = (313.0 / width - window.left) / window.width * small.width;
            const double row = (286.0 / 468 - window.top) / window.height * small.height;
            const int middle = static_cast<int>(expected);
            const double found =
                centre_of_light(sampled(prepared, window), static_cast<int>(row), middle - 12, middle + 13);
            EXPECT_NEAR(found, expected, 0.15) << "route " << route << ", frame " << frame;
        }
    }
}

TEST(Sampler, PicturesOfAnyNumberOfPixelsAreFramedAlike) {
    const auto window = window_at({1, zoom, 4.0 / 3.0, 16.0 / 9.0}, 0.6);
    std::vector<double> centres;
    for (const int scale : {1, 2, 5, 9}) {
        const auto picture = drawn(160 * scale, 120 * scale, [scale](int x, int) {
            return x / scale / 20 % 2 == 0 ? Colour{0, 0, 0} : Colour{255, 255, 255};
        });
        const auto frame = sampled(prepare(picture, small, zoom), window);
        centres.push_back(centre_of_light(frame, 90, 0, 320));
    }
    for (const double centre : centres)
        EXPECT_NEAR(centre, centres.back(), 0.5);
}

TEST(Sampler, FinePatternsBecomeGreyInsteadOfFalseOnes) {
    const auto fine = drawn(1280, 720, [](int x, int) {
        return x % 2 == 0 ? Colour{255, 255, 255} : Colour{0, 0, 0};
    });
    const auto prepared = prepare(fine, small, zoom);
    for (const double progress : {0.0, 0.31, 0.77, 1.0}) {
        const auto frame = sampled(prepared, window_at({5, zoom, prepared.aspect, 16.0 / 9.0}, progress));
        for (int y = 20; y < 160; y += 20) {
            const auto row = frame.luma().subspan(static_cast<std::size_t>(y * small.width + 20), 280);
            EXPECT_LE(spread(row), 6) << progress;
        }
    }
}

TEST(Sampler, AColourIsTheSameInEveryPixelOfEverySize) {
    // To one step: rounding falls to either side of a value that lies between two.
    const auto expected = to_ycbcr(200, 160, 20);
    for (const FrameSize size : {FrameSize{320, 180}, {322, 178}, {18, 40}, {720, 720}}) {
        for (const auto& picture : {plain(900, 500, {200, 160, 20}), plain(1, 1, {200, 160, 20})}) {
            const auto prepared = prepare(picture, size, zoom);
            const auto frame = sampled(prepared, window_at({3, zoom, prepared.aspect, 1.5}, 0.4), size);
            EXPECT_LE(spread(frame.luma()), 1);
            EXPECT_LE(spread(frame.chroma(0)), 1);
            EXPECT_LE(spread(frame.chroma(1)), 1);
            EXPECT_NEAR(frame.luma()[7], expected.y, 0.6);
            EXPECT_NEAR(frame.chroma(0)[7], expected.cb, 0.6);
            EXPECT_NEAR(frame.chroma(1)[7], expected.cr, 0.6);
        }
    }
}

TEST(Sampler, ColourLiesWhereItsLightDoes) {
    // A red field on the right: its edge in the planes of colour is where the edge of the light is.
    const auto picture = drawn(640, 360, [](int x, int) {
        return x < 301 ? Colour{0, 0, 0} : Colour{255, 0, 0};
    });
    const auto frame = sampled(prepare(picture, small, 1.0), Window{});
    const auto edge = [](std::span<const std::uint8_t> row, double from, double to) {
        double place = 0.0;
        for (const auto value : row)
            place += (to - value) / (to - from);
        return place;
    };
    const auto light = frame.luma().first(320);
    const auto red = frame.chroma(1).first(160);
    // A sample of colour stands for two pixels and lies on the left one.
    EXPECT_NEAR(2 * edge(red, red.front(), red.back()) - 0.5, edge(light, light.front(), light.back()), 0.1);
}

}  // namespace storyflow::film
