#pragma once

#include <cstdint>
#include <string_view>

namespace storyflow::media {

enum class ImageFormat { png, jpeg, webp };

struct ImageInfo {
    ImageFormat format = ImageFormat::png;
    std::int64_t width = 0;   ///< pixels
    std::int64_t height = 0;  ///< pixels

    bool operator==(const ImageInfo&) const = default;
};

inline constexpr std::int64_t image_megapixel_limit = 100;

/// Recognises PNG, JPEG and WebP by their content and reads the header. Throws `base::Error{invalid_input}`
/// with the decoder's reason, or when the picture has more than `image_megapixel_limit` million pixels. Pure.
[[nodiscard]] ImageInfo inspect_image(std::string_view bytes);

}  // namespace storyflow::media
