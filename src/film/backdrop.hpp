#pragma once

#include "film/frame.hpp"
#include "film/picture.hpp"
#include "film/planes.hpp"

namespace storyflow::film {

/// The backdrop of a picture that does not have the frame's shape: the picture itself, strongly blurred and
/// half as bright, so that nothing in it draws the eye. Its planes cover an eighth of the frame's width and
/// height, which is enough for soft shapes. The picture has three channels. The blur computes with whole
/// numbers, so that the same picture gives the same bytes. Pure.
[[nodiscard]] Planes backdrop_of(const Picture& picture, FrameSize frame);

}  // namespace storyflow::film
