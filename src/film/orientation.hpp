#pragma once

#include <string_view>

#include "film/picture.hpp"
#include "media/image_check.hpp"

namespace storyflow::film {

/// How a stored picture is turned to be seen upright: the values 1 to 8 of EXIF 2.32, tag 0x0112; 1 if a file
/// says nothing or something else. Reads the EXIF block of a JPEG, PNG or WebP file. Pure.
[[nodiscard]] int orientation_of(std::string_view file, media::ImageFormat format);

/// Whether width and height change places.
[[nodiscard]] constexpr bool lies_on_its_side(int orientation) {
    return orientation >= 5;
}

/// Turns and mirrors a stored picture as `orientation` says.
[[nodiscard]] Picture turned(Picture stored, int orientation);

}  // namespace storyflow::film
