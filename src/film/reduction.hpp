#pragma once

#include "film/frame.hpp"
#include "film/picture.hpp"
#include "film/planes.hpp"

/// Makes decoded pictures as small as a film may use them, once for each picture.
namespace storyflow::film {

/// The sampler reads four samples at once, also of the planes of colour, which are half as large.
inline constexpr int smallest_side = 8;

/// Width by height.
[[nodiscard]] double aspect_of(int width, int height);

/// The middle of a picture that is more than four times as long as the frame's shape; others stay as they
/// are.
[[nodiscard]] Picture without_excess(Picture picture, double frame_aspect);

/// Averages two by two pixels while both sides stay as long as needed.
void halve_while_larger(Picture& picture, FrameSize needed);

/// The nearest even length, at least `smallest_side`.
[[nodiscard]] int even_side(double length);

/// All three planes in another size, which has even sides.
[[nodiscard]] Planes rescaled(const Planes& planes, FrameSize size);

}  // namespace storyflow::film
