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
    const Picture shown = without_excess(std::move(picture), aspect_of(frame.width, frame.height));
    const auto needed = covering_size(frame, zoom);
    const double factor = std::max(static_cast<double>(needed.width) / shown.width,
                                   static_cast<double>(needed.height) / shown.height);
    PreparedPicture prepared{planes_of(shown), aspect_of(shown.width, shown.height)};
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
