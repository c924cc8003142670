#pragma once

#include "film/frame.hpp"
#include "film/picture.hpp"
#include "film/planes.hpp"

namespace storyflow::film {

/// What is seen beside a picture that does not have the frame's shape: the picture itself, much blurred and
/// darkened, so that nothing in it draws the eye. It covers an eighth of the frame in each direction, which
/// is enough for soft shapes. The picture has three channels. Computes with whole numbers where it blurs.
[[nodiscard]] Planes backdrop_of(const Picture& picture, FrameSize frame);

}  // namespace storyflow::film
