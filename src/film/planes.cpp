#include "film/planes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace storyflow::film {

namespace {

std::int16_t stored(float value) {
    return static_cast<std::int16_t>(std::lrintf(value * Plane::steps));
}

/// Two by two pixels: their four Y', and the mean of their colours.
void convert_block(const Picture& picture, int x, int y, Planes& into) {
    YCbCr mean{};
    for (int j = 0; j < 2; ++j) {
        for (int i = 0; i < 2; ++i) {
            const auto* from =
                picture.at(std::min(2 * x + i, picture.width - 1), std::min(2 * y + j, picture.height - 1));
            const auto colour = to_ycbcr(from[0], from[1], from[2]);
            into.luma.row(2 * y + j)[2 * x + i] = stored(colour.y);
            mean.cb += colour.cb / 4;
            mean.cr += colour.cr / 4;
        }
    }
    into.blue.row(y)[x] = stored(mean.cb);
    into.red.row(y)[x] = stored(mean.cr);
}

}  // namespace

Planes planes_of(const Picture& picture) {
    const int width = (picture.width + 1) / 2;
    const int height = (picture.height + 1) / 2;
    Planes planes{Plane(2 * width, 2 * height), Plane(width, height), Plane(width, height)};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            convert_block(picture, x, y, planes);
    return planes;
}

}  // namespace storyflow::film
