#pragma once

#include <string>

#include "film/frame.hpp"

namespace storyflow::film {

/// A frame as a JPEG file, for a preview. `quality`: libjpeg's, 1 to 100. Throws `base::Error{unavailable}`
/// when there is no memory for it.
[[nodiscard]] std::string jpeg_of(const Frame& frame, int quality = 85);

}  // namespace storyflow::film
