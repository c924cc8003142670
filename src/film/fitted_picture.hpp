#pragma once

#include "film/frame.hpp"
#include "film/picture.hpp"
#include "film/prepared_picture.hpp"

/// Pictures that are shown whole in frames of another shape (docs/decisions/0042).
namespace storyflow::film {

/// The largest size of a picture's shape that lies within the frame. Both sides are even, as they differ from
/// those of the frame by multiples of four: the picture begins at an even pixel on each side.
[[nodiscard]] FrameSize fitted_size(double picture_aspect, FrameSize frame);

/// Prepares a picture to be shown whole: `whole` has the fitted size, and `planes` are its backdrop. The
/// picture has three channels.
[[nodiscard]] PreparedPicture prepare_fitted(Picture picture, FrameSize frame);

/// Lays a picture over the middle of a frame, which is no smaller in both directions; see `fitted_size`.
void lay_in_middle(const Frame& picture, Frame& frame);

}  // namespace storyflow::film
