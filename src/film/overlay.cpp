#include "film/overlay.hpp"

#include <algorithm>
#include <cmath>

#include "film/planes.hpp"

namespace storyflow::film {

namespace {

constexpr int opaque = 255;

int even_below(int value) {
    return value - (value % 2 + 2) % 2;
}

/// The index of a pixel.
std::size_t place_of(int x, int y, int width) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
}

float channel(std::uint32_t pixel, unsigned shift) {
    return static_cast<float>((pixel >> shift) & 0xFFU);
}

std::uint8_t rounded(float value) {
    return static_cast<std::uint8_t>(std::clamp(std::lrintf(value), 0L, 255L));
}

/// Of a colour that is multiplied by its alpha: the offsets of Y'CbCr are multiplied too.
YCbCr premultiplied(std::uint32_t pixel, float alpha) {
    const auto full = to_ycbcr(channel(pixel, 16), channel(pixel, 8), channel(pixel, 0));
    const float missing = 1.0F - alpha / opaque;
    return {full.y - 16.0F * missing, full.cb - 128.0F * missing, full.cr - 128.0F * missing};
}

}  // namespace

Overlay::Overlay(const Drawing& drawing, int left, int top)
    : left_(even_below(left)),
      top_(even_below(top)),
      width_((drawing.width + left - left_ + 1) / 2 * 2),
      height_((drawing.height + top - top_ + 1) / 2 * 2) {
    const auto pixels = static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
    luma_ = {std::vector<std::uint8_t>(pixels), std::vector<std::uint8_t>(pixels, opaque)};
    blue_ = {std::vector<std::uint8_t>(pixels / 4), std::vector<std::uint8_t>(pixels / 4, opaque)};
    red_ = blue_;
    for (int y = 0; y < height_ / 2; ++y)
        for (int x = 0; x < width_ / 2; ++x)
            convert_block(drawing, x, y, left - left_, top - top_);
}

void Overlay::convert_block(const Drawing& drawing, int x, int y, int shift_x, int shift_y) {
    YCbCr mean{};
    float mean_alpha = 0.0F;
    for (int pixel = 0; pixel < 4; ++pixel) {
        const int column = 2 * x + pixel % 2;
        const int row = 2 * y + pixel / 2;
        const int from_x = column - shift_x;
        const int from_y = row - shift_y;
        if (from_x < 0 || from_y < 0 || from_x >= drawing.width || from_y >= drawing.height) continue;
        const auto value = drawing.pixels[place_of(from_x, from_y, drawing.width)];
        const float alpha = channel(value, 24);
        const auto colour = premultiplied(value, alpha);
        const auto place = place_of(column, row, width_);
        luma_.added[place] = rounded(colour.y);
        luma_.stays[place] = rounded(opaque - alpha);
        mean.cb += colour.cb / 4;
        mean.cr += colour.cr / 4;
        mean_alpha += alpha / 4;
    }
    const auto place = place_of(x, y, width_ / 2);
    blue_.added[place] = rounded(mean.cb);
    red_.added[place] = rounded(mean.cr);
    blue_.stays[place] = red_.stays[place] = rounded(opaque - mean_alpha);
}

void Overlay::lay_over(Frame& frame) const {
    const FrameSize half{frame.size().width / 2, frame.size().height / 2};
    lay(luma_, width_, left_, top_, frame.luma(), frame.size());
    lay(blue_, width_ / 2, left_ / 2, top_ / 2, frame.chroma(0), half);
    lay(red_, width_ / 2, left_ / 2, top_ / 2, frame.chroma(1), half);
}

void Overlay::lay(const Component& component, int width, int left, int top, std::span<std::uint8_t> plane,
                  FrameSize size) {
    if (width == 0) return;
    const int height = static_cast<int>(component.added.size()) / width;
    const int first = std::max(0, -left);
    const int end = std::min(width, size.width - left);
    for (int y = std::max(0, -top); y < std::min(height, size.height - top); ++y) {
        const auto row = place_of(0, y, width);
        std::uint8_t* to = plane.data() + static_cast<std::ptrdiff_t>(top + y) * size.width + left;
        const std::uint8_t* added = component.added.data() + row;
        const std::uint8_t* stays = component.stays.data() + row;
        for (int x = first; x < end; ++x)
            to[x] = static_cast<std::uint8_t>(std::min(opaque, added[x] + (to[x] * stays[x] + 127) / opaque));
    }
}

}  // namespace storyflow::film
