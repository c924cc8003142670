#pragma once

#include <png.h>
#include <turbojpeg.h>
#include <webp/encode.h>

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "film/picture.hpp"

/// Pictures that tests draw, and their files.
namespace storyflow::film {

using Colour = std::array<std::uint8_t, 3>;

/// A picture of the colours that `paint` gives for each pixel.
inline Picture drawn(int width, int height, const std::function<Colour(int, int)>& paint) {
    Picture picture{width, height, 3, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const Colour colour = paint(x, y);
            picture.pixels.insert(picture.pixels.end(), colour.begin(), colour.end());
        }
    }
    return picture;
}

inline Picture plain(int width, int height, Colour colour) {
    return drawn(width, height, [colour](int, int) { return colour; });
}

/// The upper half is red and green, the lower one blue and white: every way of turning it differs.
inline Picture four_fields(int width, int height) {
    return drawn(width, height, [=](int x, int y) {
        const bool right = 2 * x >= width;
        if (2 * y < height) return right ? Colour{0, 255, 0} : Colour{255, 0, 0};
        return right ? Colour{255, 255, 255} : Colour{0, 0, 255};
    });
}

inline std::string png_file(const Picture& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = picture.channels == 4 ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, picture.pixels.data(), 0, nullptr);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.pixels.data(), 0, nullptr);
    return bytes;
}

inline std::string jpeg_file(const Picture& picture) {
    tjhandle encoder = tjInitCompress();
    unsigned char* data = nullptr;
    unsigned long size = 0;
    tjCompress2(encoder, picture.pixels.data(), picture.width, 0, picture.height, TJPF_RGB, &data, &size,
                TJSAMP_444, 95, 0);
    std::string bytes(reinterpret_cast<const char*>(data), size);
    tjFree(data);
    tjDestroy(encoder);
    return bytes;
}

inline std::string webp_file(const Picture& picture) {
    std::uint8_t* data = nullptr;
    const auto* pixels = picture.pixels.data();
    const std::size_t size =
        picture.channels == 4
            ? WebPEncodeLosslessRGBA(pixels, picture.width, picture.height, picture.width * 4, &data)
            : WebPEncodeLosslessRGB(pixels, picture.width, picture.height, picture.width * 3, &data);
    std::string bytes(reinterpret_cast<const char*>(data), size);
    WebPFree(data);
    return bytes;
}

}  // namespace storyflow::film
