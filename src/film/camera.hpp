#pragma once

#include <cstddef>

namespace storyflow::film {

/// The part of a picture that fills the frame, as shares of the picture's width and height.
struct Window {
    double left = 0.0;
    double top = 0.0;
    double width = 1.0;
    double height = 1.0;
};

/// A camera's way over one picture (the "Ken Burns effect").
struct Shot {
    std::size_t number = 0;       ///< of the picture in the film; decides the route
    double zoom = 1.3;            ///< how much larger the picture is at the most, 1 to 2
    double picture_aspect = 1.0;  ///< width by height
    double frame_aspect = 1.0;
};

inline constexpr std::size_t route_count = 7;
inline constexpr double largest_zoom = 2.0;

/// Begins and ends slowly: 0 to 1 for 0 to 1, with speed 0 at both ends (Hermite's cubic step).
[[nodiscard]] double eased(double progress);

/// The window after `progress` (0 to 1) of a shot. Its shape is the frame's, and it lies within the picture.
/// At zoom 1 it is the largest such window: the picture covers the frame. The seven routes take turns:
/// resting at the centre while coming closer a little; four ways from corner to corner, coming closer and
/// going back in turn; from the centre to two corners. A pure function of the shares, so that pictures of any
/// number of pixels are framed alike.
[[nodiscard]] Window window_at(const Shot& shot, double progress);

}  // namespace storyflow::film
