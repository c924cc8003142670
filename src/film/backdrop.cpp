#include "film/backdrop.hpp"

#include <algorithm>
#include <cstdint>

#include "film/reduction.hpp"

namespace storyflow::film {

namespace {

constexpr int share_of_frame = 8;
/// Three averages in a row come close to a Gauss curve, in which no edge of a single average is seen.
constexpr int averages = 3;
constexpr int radii_in_shorter_side = 20;

/// Each value becomes the mean of those up to `radius` beside it in its row; the last ones are repeated at
/// the ends. Rows become columns, so that the same function does the other direction.
Plane averaged_and_turned(const Plane& plane, int radius) {
    Plane turned(plane.height(), plane.width());
    const int last = plane.width() - 1;
    const int count = 2 * radius + 1;
    for (int y = 0; y < plane.height(); ++y) {
        const std::int16_t* row = plane.row(y);
        const auto value = [row, last](int x) { return int{row[std::clamp(x, 0, last)]}; };
        int sum = 0;
        for (int x = -radius; x <= radius; ++x)
            sum += value(x);
        for (int x = 0; x <= last; ++x) {
            turned.row(x)[y] = static_cast<std::int16_t>((sum + radius) / count);
            sum += value(x + radius + 1) - value(x - radius);
        }
    }
    return turned;
}

Plane blurred(Plane plane, int radius) {
    for (int i = 0; i < averages; ++i)
        plane = averaged_and_turned(averaged_and_turned(plane, radius), radius);
    return plane;
}

/// Halves the distance to black's value, which is 16 for Y' and 128 for Cb and Cr.
void darken(Plane& plane, int black) {
    const int floor = black * Plane::steps;
    for (int y = 0; y < plane.height(); ++y)
        for (int x = 0; x < plane.width(); ++x)
            plane.row(y)[x] = static_cast<std::int16_t>(floor + (plane.row(y)[x] - floor) / 2);
}

Plane subdued(Plane plane, int radius, int black) {
    auto soft = blurred(std::move(plane), std::max(1, radius));
    darken(soft, black);
    return soft;
}

}  // namespace

Planes backdrop_of(const Picture& picture, FrameSize frame) {
    constexpr int black_luma = 16;
    constexpr int no_colour = 128;
    const double width = static_cast<double>(frame.width) / share_of_frame;
    const double height = static_cast<double>(frame.height) / share_of_frame;
    const double scale = std::max(width / picture.width, height / picture.height);
    auto planes =
        rescaled(planes_of(picture), {even_side(picture.width * scale), even_side(picture.height * scale)});
    const int radius = static_cast<int>(std::min(width, height)) / radii_in_shorter_side;
    return {subdued(std::move(planes.luma), radius, black_luma),
            subdued(std::move(planes.blue), radius / 2, no_colour),
            subdued(std::move(planes.red), radius / 2, no_colour)};
}

}  // namespace storyflow::film
