#include "film/reduction.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "film/rescale.hpp"

namespace storyflow::film {

namespace {

constexpr double longest_excess = 4.0;

/// The middle of a picture.
Picture cropped(const Picture& picture, int width, int height) {
    Picture middle{width, height, picture.channels, {}};
    const int left = (picture.width - width) / 2;
    const int top = (picture.height - height) / 2;
    for (int y = 0; y < height; ++y) {
        const auto* row = picture.at(left, top + y);
        middle.pixels.insert(middle.pixels.end(), row, row + std::ptrdiff_t{width} * picture.channels);
    }
    return middle;
}

/// Averages two by two pixels, in place. An odd last row or column is left out.
void halve(Picture& picture) {
    const auto channels = static_cast<std::size_t>(picture.channels);
    const auto row = static_cast<std::size_t>(picture.width) * channels;
    picture.width /= 2;
    picture.height /= 2;
    std::size_t to = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            // Never before `to`: what is overwritten has been read.
            std::size_t from =
                static_cast<std::size_t>(2 * y) * row + static_cast<std::size_t>(2 * x) * channels;
            for (std::size_t channel = 0; channel < channels; ++channel, ++from, ++to) {
                const auto& pixels = picture.pixels;
                const int sum = pixels[from] + pixels[from + channels] + pixels[from + row] +
                                pixels[from + row + channels];
                picture.pixels[to] = static_cast<std::uint8_t>((sum + 2) / 4);
            }
        }
    }
    picture.pixels.resize(to);
    picture.pixels.shrink_to_fit();
}

}  // namespace

double aspect_of(int width, int height) {
    return static_cast<double>(width) / static_cast<double>(height);
}

Picture without_excess(Picture picture, double frame_aspect) {
    const double excess = aspect_of(picture.width, picture.height) / frame_aspect;
    if (excess > longest_excess) {
        const int width = static_cast<int>(picture.height * frame_aspect * longest_excess);
        return cropped(picture, std::max(1, width), picture.height);
    }
    if (excess < 1.0 / longest_excess) {
        const int height = static_cast<int>(picture.width / frame_aspect * longest_excess);
        return cropped(picture, picture.width, std::max(1, height));
    }
    return picture;
}

void halve_while_larger(Picture& picture, FrameSize needed) {
    while (picture.width >= 2 * needed.width && picture.height >= 2 * needed.height)
        halve(picture);
}

int even_side(double length) {
    return std::max(smallest_side, 2 * static_cast<int>(std::lround(length / 2.0)));
}

Planes rescaled(const Planes& planes, FrameSize size) {
    const auto [width, height] = size;
    return {rescaled(planes.luma, width, height), rescaled(planes.blue, width / 2, height / 2),
            rescaled(planes.red, width / 2, height / 2)};
}

}  // namespace storyflow::film
