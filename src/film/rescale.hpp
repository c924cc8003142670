#pragma once

#include "film/planes.hpp"

namespace storyflow::film {

/// Makes a plane smaller, or larger, with Lanczos' filter of three lobes, which is widened for a smaller one,
/// so that fine patterns become grey and no false ones appear. Both sizes are at least 1. Slow: done once for
/// a picture, not for each frame.
[[nodiscard]] Plane rescaled(const Plane& plane, int width, int height);

}  // namespace storyflow::film
