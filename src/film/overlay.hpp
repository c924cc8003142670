#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "film/frame.hpp"

namespace storyflow::film {

/// A drawing as Cairo stores it (ARGB32): 32 bits for each pixel, from the highest alpha, red, green and
/// blue, multiplied by alpha. Rows from the top without padding.
struct Drawing {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels = {};
};

/// A drawing that is laid over frames, converted once for all of them.
class Overlay {
  public:
    Overlay() = default;
    /// `left` and `top`: where the drawing begins in the frame, in pixels; may lie outside.
    Overlay(const Drawing& drawing, int left, int top);

    /// Parts outside of the frame are left out.
    void lay_over(Frame& frame) const;

    [[nodiscard]] int left() const { return left_; }
    [[nodiscard]] int top() const { return top_; }
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }

  private:
    /// One component: what it adds, and how much of the frame stays, both in 1/255.
    struct Component {
        std::vector<std::uint8_t> added;
        std::vector<std::uint8_t> stays;
    };
    static void lay(const Component& component, int width, int left, int top, std::span<std::uint8_t> plane,
                    FrameSize size);
    void convert_block(const Drawing& drawing, int x, int y, int shift_x, int shift_y);

    int left_ = 0;  ///< of the converted area, which begins at an even pixel and has even sides
    int top_ = 0;
    int width_ = 0;
    int height_ = 0;
    Component luma_;
    Component blue_;
    Component red_;
};

}  // namespace storyflow::film
