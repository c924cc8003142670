#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "film/picture.hpp"

namespace storyflow::film {

/// One component of a picture in steps of 1/128 of an 8-bit step, so that what is computed from it is rounded
/// once. Behind the last row are some unused values, so that vectors may be read beyond a row's end.
class Plane {
  public:
    static constexpr int steps = 128;  ///< 255 * 128 still fits into 16 bits
    static constexpr std::size_t slack = 64;

    Plane() = default;
    Plane(int width, int height)
        : width_(width),
          height_(height),
          values_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) + slack) {}

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] std::int16_t* row(int y) { return values_.data() + begin_of(y); }
    [[nodiscard]] const std::int16_t* row(int y) const { return values_.data() + begin_of(y); }

  private:
    [[nodiscard]] std::size_t begin_of(int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
    }

    int width_ = 0;
    int height_ = 0;
    std::vector<std::int16_t> values_;
};

/// A picture as Y'CbCr of BT.709 in limited range (Y' 16 to 235, Cb and Cr 16 to 240 around 128). The planes
/// of colour are half as wide and high; each of their samples lies in the middle of two by two pixels.
struct Planes {
    Plane luma;
    Plane blue;
    Plane red;
};

/// The Y'CbCr of a colour, in 8-bit steps: ITU-R BT.709-6, items 3.2 to 3.5. Red, green and blue are 0 to
/// 255.
struct YCbCr {
    float y;
    float cb;
    float cr;
};
[[nodiscard]] constexpr YCbCr to_ycbcr(float red, float green, float blue) {
    constexpr float kr = 0.2126F;
    constexpr float kb = 0.0722F;
    const float y = kr * red + (1.0F - kr - kb) * green + kb * blue;
    return {16.0F + y * (219.0F / 255.0F), 128.0F + (blue - y) * (112.0F / 255.0F / (1.0F - kb)),
            128.0F + (red - y) * (112.0F / 255.0F / (1.0F - kr))};
}

/// An odd last row or column is repeated. The picture has three channels.
[[nodiscard]] Planes planes_of(const Picture& picture);

}  // namespace storyflow::film
