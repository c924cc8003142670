#include "film/crossfade.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "film/planes.hpp"

namespace storyflow::film {

namespace {

double light_of(double value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double value_of(double light) {
    return 255.0 * (light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055);
}

double mixed(double from, double to, double share) {
    return value_of(light_of(from) * (1 - share) + light_of(to) * share);
}

Frame plain_frame(double red, double green, double blue, FrameSize size = {50, 6}) {
    Frame frame(size);
    const auto colour =
        to_ycbcr(static_cast<float>(red), static_cast<float>(green), static_cast<float>(blue));
    std::ranges::fill(frame.luma(), static_cast<std::uint8_t>(std::lrint(colour.y)));
    std::ranges::fill(frame.chroma(0), static_cast<std::uint8_t>(std::lrint(colour.cb)));
    std::ranges::fill(frame.chroma(1), static_cast<std::uint8_t>(std::lrint(colour.cr)));
    return frame;
}

}  // namespace

TEST(Crossfade, IsLinearInLight) {
    for (const auto& [from, to] : {std::pair{0.0, 255.0}, {255.0, 0.0}, {20.0, 40.0}, {128.0, 250.0}}) {
        for (const double share : {0.0, 0.1, 0.25, 0.5, 0.9, 1.0}) {
            auto frame = plain_frame(from, from, from);
            Crossfade().mix(frame, plain_frame(to, to, to), static_cast<float>(share));
            const double grey = 16.0 + mixed(from, to, share) * 219.0 / 255.0;
            for (const auto luma : frame.luma())
                EXPECT_NEAR(luma, grey, 2.0) << from << " to " << to << " at " << share;
            for (const auto chroma : frame.chroma(0))
                EXPECT_NEAR(chroma, 128, 1);
        }
    }
}

TEST(Crossfade, HalfOfWhiteAndHalfOfBlackIsWhatHalfTheLampsShow) {
    auto frame = plain_frame(0, 0, 0);
    Crossfade().mix(frame, plain_frame(255, 255, 255), 0.5F);
    EXPECT_NEAR(frame.luma()[0], 16 + 188 * 219 / 255, 2) << "not the 126 of a mix of the values";
}

TEST(Crossfade, MixesColoursInLight) {
    auto frame = plain_frame(230, 30, 60);
    Crossfade().mix(frame, plain_frame(20, 180, 240), 0.4F);
    const auto expected =
        to_ycbcr(static_cast<float>(mixed(230, 20, 0.4)), static_cast<float>(mixed(30, 180, 0.4)),
                 static_cast<float>(mixed(60, 240, 0.4)));
    EXPECT_NEAR(frame.luma()[31], expected.y, 2.5);
    EXPECT_NEAR(frame.chroma(0)[31], expected.cb, 2.5);
    EXPECT_NEAR(frame.chroma(1)[31], expected.cr, 2.5);
}

}  // namespace storyflow::film
