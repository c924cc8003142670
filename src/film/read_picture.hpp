#pragma once

#include <string_view>

#include "film/frame.hpp"
#include "film/picture.hpp"

namespace storyflow::film {

/// Decodes a JPEG, PNG or WebP file and turns it upright as its EXIF block says. What is transparent is shown
/// on black. The result may be smaller than the file's picture, but still covers `enough`, if that did.
/// Throws `base::Error{invalid_input}` with the decoder's reason. Pure.
[[nodiscard]] Picture read_picture(std::string_view bytes, FrameSize enough);

/// The same with four channels and in full size, at most `whole_megapixel_limit` in every format.
[[nodiscard]] Picture read_transparent_picture(std::string_view bytes);

}  // namespace storyflow::film
