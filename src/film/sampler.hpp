#pragma once

#include <cstdint>
#include <vector>

#include "film/camera.hpp"
#include "film/frame.hpp"
#include "film/prepared_picture.hpp"
#include "film/taps.hpp"

namespace storyflow::film {

/// Draws what a window of a picture shows, at any place between pixels: a slow camera moves by a fraction of
/// a pixel from frame to frame. Keeps its memory from frame to frame; not thread-safe.
class Sampler {
  public:
    /// Fills the whole frame.
    void sample(const PreparedPicture& picture, const Window& window, Frame& into);

  private:
    void sample_plane(const Plane& plane, const Grid& columns, const Grid& rows, std::uint8_t* to);

    Taps columns_;
    Taps rows_;
    std::vector<std::int16_t> mixed_;
};

}  // namespace storyflow::film
