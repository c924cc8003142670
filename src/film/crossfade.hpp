#pragma once

#include <vector>

#include "film/frame.hpp"

namespace storyflow::film {

/// Mixes two frames linear in light, as a slow shutter would: half of white and half of black is what a lamp
/// of half the power shows, not a darker grey. Transfer function of sRGB, approximated to 1.5 of 255 steps.
/// Keeps its memory from frame to frame; not thread-safe.
class Crossfade {
  public:
    /// `share` of `next`, 0 to 1, the rest of `frame`. Both have the same size.
    void mix(Frame& frame, const Frame& next, float share);

  private:
    std::vector<std::uint8_t> rows_;  ///< six, as wide as the frame: Y', Cb and Cr of both
    std::vector<float> sums_;         ///< two rows: of Cb and of Cr
};

}  // namespace storyflow::film
