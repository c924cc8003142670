#pragma once

#include <cstddef>

/// Reorders between columns in order of time and the order in which a minimal filter works on them: for each
/// place within a lane, the values of all lanes together (a class). Column (group * outputs + place) *
/// dilation + remainder belongs to lane group * dilation + remainder of the class `place`. Pure; safe from
/// any thread; class rows are aligned to 64 bytes.
namespace storyflow::speech::kernels {

struct LaneOrder {
    std::size_t outputs = 0;  ///< results of a lane: 4, 8 or 12
    std::size_t dilation = 1;
    std::size_t groups = 0;

    [[nodiscard]] std::size_t columns() const { return groups * outputs * dilation; }
    [[nodiscard]] std::size_t lanes() const { return groups * dilation; }
};

/// Values that both directions may read or write beyond the end of the columns and of every class.
constexpr std::size_t lane_order_slack = 256;

void to_lanes(const LaneOrder& order, const float* columns, float* classes, std::size_t class_step);
void from_lanes(const LaneOrder& order, const float* classes, std::size_t class_step, float* columns);

}  // namespace storyflow::speech::kernels
