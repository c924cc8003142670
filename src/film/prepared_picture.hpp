#pragma once

#include <optional>

#include "film/frame.hpp"
#include "film/planes.hpp"

namespace storyflow::film {

/// A picture from which frames are sampled: converted, and no larger than the closest window of a film needs.
struct PreparedPicture {
    Planes planes;
    double aspect = 1.0;  ///< width by height, of the original picture
    /// The whole picture as it lies in the middle of each frame, over a window of `planes`; std::nullopt: the
    /// window itself is the picture.
    std::optional<Frame> whole = {};
};

/// The size that a picture must cover, so that a window of `zoom` has one pixel for each of the frame.
[[nodiscard]] FrameSize covering_size(FrameSize frame, double zoom);

/// Crops what is much longer than the frame (more than four times its shape) to its middle, which bounds the
/// memory, and reduces the picture until it just covers `covering_size`. Smaller ones keep their size. The
/// picture has three channels.
[[nodiscard]] PreparedPicture prepare(Picture picture, FrameSize frame, double zoom);

}  // namespace storyflow::film
