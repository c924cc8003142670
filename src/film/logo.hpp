#pragma once

#include "film/frame.hpp"
#include "film/overlay.hpp"
#include "film/picture.hpp"

namespace storyflow::film {

enum class Corner { top_left, top_right, bottom_left, bottom_right };

struct LogoStyle {
    double width_share = 0.15;  ///< of the frame's width, 0.05 to 0.5
    double opacity = 1.0;       ///< 0 to 1
    int margin = 20;            ///< pixels of the frame, from both edges of the corner
    Corner corner = Corner::bottom_right;
};

/// A logo at its place; its height follows from its shape. The picture has four channels.
[[nodiscard]] Overlay logo_overlay(const Picture& logo, const LogoStyle& style, FrameSize frame);

}  // namespace storyflow::film
