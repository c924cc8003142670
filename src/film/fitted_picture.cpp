#include "film/fitted_picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "film/backdrop.hpp"
#include "film/reduction.hpp"
#include "film/sampler.hpp"

namespace storyflow::film {

namespace {

/// The length nearest to `length` that leaves the same even number of pixels free on both sides.
int centred(double length, int room) {
    const int free = 4 * static_cast<int>(std::lround((room - length) / 4.0));
    const int least = room % 4 == 0 ? 4 : 2;
    return std::clamp(room - free, least, room);
}

/// The planes drawn in another size, as a film's frames are.
Frame drawn(Planes planes, double aspect, FrameSize size) {
    const int width = std::min(planes.luma.width(), size.width);
    const int height = std::min(planes.luma.height(), size.height);
    const FrameSize needed{std::max(smallest_side, width), std::max(smallest_side, height)};
    if (needed != FrameSize{planes.luma.width(), planes.luma.height()}) planes = rescaled(planes, needed);
    Frame frame(size);
    Sampler().sample({std::move(planes), aspect}, Window{}, frame);
    return frame;
}

void lay_plane(std::span<const std::uint8_t> from, FrameSize size, std::span<std::uint8_t> to,
               FrameSize room) {
    const auto width = static_cast<std::size_t>(size.width);
    const auto height = static_cast<std::size_t>(size.height);
    const auto room_width = static_cast<std::size_t>(room.width);
    const auto left = (room_width - width) / 2;
    const auto top = (static_cast<std::size_t>(room.height) - height) / 2;
    for (std::size_t y = 0; y < height; ++y)
        std::ranges::copy(from.subspan(y * width, width), to.subspan((top + y) * room_width + left).begin());
}

FrameSize halved(FrameSize size) {
    return {size.width / 2, size.height / 2};
}

}  // namespace

FrameSize fitted_size(double picture_aspect, FrameSize frame) {
    return {centred(std::min<double>(frame.width, frame.height * picture_aspect), frame.width),
            centred(std::min<double>(frame.height, frame.width / picture_aspect), frame.height)};
}

PreparedPicture prepare_fitted(Picture picture, FrameSize frame) {
    const double aspect = aspect_of(picture.width, picture.height);
    const auto size = fitted_size(aspect, frame);
    halve_while_larger(picture, size);
    auto whole = drawn(planes_of(picture), aspect, size);
    const auto middle = without_excess(std::move(picture), aspect_of(frame.width, frame.height));
    return {.planes = backdrop_of(middle, frame),
            .aspect = aspect_of(middle.width, middle.height),
            .whole = std::move(whole)};
}

void lay_in_middle(const Frame& picture, Frame& frame) {
    lay_plane(picture.luma(), picture.size(), frame.luma(), frame.size());
    for (const std::size_t colour : {0U, 1U})
        lay_plane(picture.chroma(colour), halved(picture.size()), frame.chroma(colour), halved(frame.size()));
}

}  // namespace storyflow::film
