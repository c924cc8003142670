#include "film/sampler.hpp"

#include <array>
#include <span>

#include "film/row_filter.hpp"

namespace storyflow::film {

namespace {

/// `first`: where the first sample lies, in samples of the frame from its edge.
Grid grid_of(double begin, double length, int plane_length, int count, double first) {
    const double step = length * plane_length / count;
    return {begin * plane_length + first * step, step, count};
}

// H.264's samples of colour lie on the left one of two pixels, and between two rows.
constexpr double middle = 0.5;
constexpr double left_of_two = 0.25;

}  // namespace

void Sampler::sample(const PreparedPicture& picture, const Window& window, Frame& into) {
    const auto [width, height] = into.size();
    const auto columns = [&](const Plane& plane, int count, double first) {
        return grid_of(window.left, window.width, plane.width(), count, first);
    };
    const auto rows = [&](const Plane& plane, int count) {
        return grid_of(window.top, window.height, plane.height(), count, middle);
    };
    const auto& [luma, blue, red] = picture.planes;
    sample_plane(luma, columns(luma, width, middle), rows(luma, height), into.luma().data());
    sample_plane(blue, columns(blue, width / 2, left_of_two), rows(blue, height / 2), into.chroma(0).data());
    sample_plane(red, columns(red, width / 2, left_of_two), rows(red, height / 2), into.chroma(1).data());
}

void Sampler::sample_plane(const Plane& plane, const Grid& columns, const Grid& rows, std::uint8_t* to) {
    find_taps(columns, plane.width(), columns_);
    find_taps(rows, plane.height(), rows_);
    const int left = columns_.first.front();
    const auto span = static_cast<std::size_t>(columns_.first.back() + Taps::width - left);
    for (auto& first : columns_.first)
        first -= left;
    mixed_.resize(span + row_slack);
    const auto width = static_cast<std::size_t>(columns.count);
    for (std::size_t y = 0; y < rows_.first.size(); ++y) {
        std::array<const std::int16_t*, Taps::width> sources{};
        std::array<std::int16_t, Taps::width> weights{};
        for (std::size_t k = 0; k < sources.size(); ++k) {
            sources[k] = plane.row(rows_.first[y] + static_cast<int>(k)) + left;
            weights[k] = rows_.weights[y * Taps::width + k];
        }
        mix_rows(sources, weights, span, mixed_.data());
        filter_row(mixed_.data(), columns_, std::span(to + y * width, width));
    }
}

}  // namespace storyflow::film
