#include "film/logo.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "film/planes.hpp"
#include "film/rescale.hpp"

namespace storyflow::film {

namespace {

Plane channel_of(const Picture& picture, std::size_t channel) {
    Plane plane(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            plane.row(y)[x] = static_cast<std::int16_t>(picture.at(x, y)[channel] * Plane::steps);
    return plane;
}

/// One channel of a pixel, at most `most`: no colour is more than its alpha, also where the filter
/// overshoots.
std::uint32_t step(const Plane& plane, int x, int y, double opacity, std::uint32_t most) {
    return std::min(most, static_cast<std::uint32_t>(std::lround(plane.row(y)[x] * opacity / Plane::steps)));
}

Drawing scaled(const Picture& logo, int width, int height, double opacity) {
    const auto channel = [&](std::size_t which) { return rescaled(channel_of(logo, which), width, height); };
    const Plane red = channel(0);
    const Plane green = channel(1);
    const Plane blue = channel(2);
    const Plane alpha = channel(3);
    Drawing drawing{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto a = step(alpha, x, y, opacity, 255);
            drawing.pixels.push_back((a << 24) | (step(red, x, y, opacity, a) << 16) |
                                     (step(green, x, y, opacity, a) << 8) | step(blue, x, y, opacity, a));
        }
    }
    return drawing;
}

}  // namespace

Overlay logo_overlay(const Picture& logo, const LogoStyle& style, FrameSize frame) {
    const int width = std::max(1, static_cast<int>(std::lround(frame.width * style.width_share)));
    const double shape = static_cast<double>(logo.height) / logo.width;
    // A long upright logo stays within the frame.
    const int height = std::clamp(static_cast<int>(std::lround(width * shape)), 1, frame.height);
    const bool right = style.corner == Corner::top_right || style.corner == Corner::bottom_right;
    const bool below = style.corner == Corner::bottom_left || style.corner == Corner::bottom_right;
    return {scaled(logo, width, height, std::clamp(style.opacity, 0.0, 1.0)),
            right ? frame.width - style.margin - width : style.margin,
            below ? frame.height - style.margin - height : style.margin};
}

}  // namespace storyflow::film
