#include "film/camera.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace storyflow::film {

namespace {

/// Where the window lies in the room that it has: 0 is left or above, 1 right or below.
struct Anchor {
    double x;
    double y;
};

/// How close the camera is: 0 shows all that it may, 1 has the shot's whole zoom.
struct End {
    Anchor anchor;
    double closeness;
};

struct Route {
    End begin;
    End end;
};

constexpr Anchor centre{0.5, 0.5};
constexpr Anchor upper_left{0.0, 0.0};
constexpr Anchor upper_right{1.0, 0.0};
constexpr Anchor lower_left{0.0, 1.0};
constexpr Anchor lower_right{1.0, 1.0};

// A way from corner to corner needs room beside the window all the time, so it never shows the whole picture.
constexpr std::array<Route, route_count> routes{{
    {{centre, 0.0}, {centre, 0.5}},
    {{upper_left, 0.5}, {lower_right, 1.0}},
    {{lower_right, 1.0}, {upper_left, 0.5}},
    {{upper_right, 0.5}, {lower_left, 1.0}},
    {{lower_left, 1.0}, {upper_right, 0.5}},
    {{centre, 0.0}, {upper_left, 1.0}},
    {{centre, 0.0}, {lower_right, 1.0}},
}};

Window window_of(const End& end, const Shot& shot) {
    const double zoom = 1.0 + (std::clamp(shot.zoom, 1.0, largest_zoom) - 1.0) * end.closeness;
    const double width = std::min(1.0, shot.frame_aspect / shot.picture_aspect) / zoom;
    const double height = std::min(1.0, shot.picture_aspect / shot.frame_aspect) / zoom;
    return {(1.0 - width) * end.anchor.x, (1.0 - height) * end.anchor.y, width, height};
}

}  // namespace

double eased(double progress) {
    const double u = std::clamp(progress, 0.0, 1.0);
    return u * u * (3.0 - 2.0 * u);
}

Window window_at(const Shot& shot, double progress) {
    const Route& route = routes[shot.number % routes.size()];
    const Window from = window_of(route.begin, shot);
    const Window to = window_of(route.end, shot);
    const double u = eased(progress);
    // Each edge moves in a line, so that the window stays within the picture, as its ends do.
    return {std::lerp(from.left, to.left, u), std::lerp(from.top, to.top, u),
            std::lerp(from.width, to.width, u), std::lerp(from.height, to.height, u)};
}

}  // namespace storyflow::film
