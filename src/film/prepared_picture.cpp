#include "film/prepared_picture.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "film/camera.hpp"
#include "film/rescale.hpp"

namespace storyflow::film {

namespace {

constexpr double longest_excess = 4.0;
// The sampler reads four samples at once, also of the planes of colour, which are half as large.
constexpr int smallest_side = 8;

double aspect_of(int width, int height) {
    return static_cast<double>(width) / static_cast<double>(height);
}

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

int even(double length) {
    return std::max(smallest_side, 2 * static_cast<int>(std::lround(length / 2.0)));
}

Planes rescaled(const Planes& planes, int width, int height) {
    return {film::rescaled(planes.luma, width, height), film::rescaled(planes.blue, width / 2, height / 2),
            film::rescaled(planes.red, width / 2, height / 2)};
}

}  // namespace

FrameSize covering_size(FrameSize frame, double zoom) {
    const double closest = std::clamp(zoom, 1.0, largest_zoom);
    return {static_cast<int>(std::ceil(frame.width * closest)),
            static_cast<int>(std::ceil(frame.height * closest))};
}

PreparedPicture prepare(Picture picture, FrameSize frame, double zoom) {
    Picture shown = without_excess(std::move(picture), aspect_of(frame.width, frame.height));
    const double aspect = aspect_of(shown.width, shown.height);
    const auto needed = covering_size(frame, zoom);
    // Large pictures need much memory and time as planes; what is halved here is still larger than needed.
    while (shown.width >= 2 * needed.width && shown.height >= 2 * needed.height)
        halve(shown);
    const double factor = std::max(static_cast<double>(needed.width) / shown.width,
                                   static_cast<double>(needed.height) / shown.height);
    PreparedPicture prepared{planes_of(shown), aspect};
    const double scale = std::min(1.0, factor);
    const int width = even(shown.width * scale);
    const int height = even(shown.height * scale);
    // A few per cent too much cost less than another filter would.
    constexpr double worthwhile = 0.97;
    if (scale < worthwhile || width < smallest_side + 1 || height < smallest_side + 1)
        prepared.planes = rescaled(prepared.planes, width, height);
    return prepared;
}

}  // namespace storyflow::film
