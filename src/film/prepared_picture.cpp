#include "film/prepared_picture.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "film/camera.hpp"
#include "film/reduction.hpp"

namespace storyflow::film {

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
    halve_while_larger(shown, needed);
    const double factor = std::max(static_cast<double>(needed.width) / shown.width,
                                   static_cast<double>(needed.height) / shown.height);
    PreparedPicture prepared{planes_of(shown), aspect};
    const double scale = std::min(1.0, factor);
    const int width = even_side(shown.width * scale);
    const int height = even_side(shown.height * scale);
    // A few per cent too much cost less than another filter would.
    constexpr double worthwhile = 0.97;
    if (scale < worthwhile || width < smallest_side + 1 || height < smallest_side + 1)
        prepared.planes = rescaled(prepared.planes, {width, height});
    return prepared;
}

}  // namespace storyflow::film
