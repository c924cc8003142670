#pragma once

#include <cstddef>

/// Between columns in the order of time and the order in which a minimal filter works on them: of every lane
/// the values at the same place together. Column (group * outputs + place) * dilation + remainder is the lane
/// group * dilation + remainder of the class `place`. Pure; safe from any thread; class rows are aligned to
/// 64 bytes.
namespace storyflow::speech::kernels {

struct LaneOrder {
    std::size_t outputs = 0;  ///< of a lane: 4, 8 or 12
    std::size_t dilation = 1;
    std::size_t groups = 0;

    [[nodiscard]] std::size_t columns() const { return groups * outputs * dilation; }
    [[nodiscard]] std::size_t lanes() const { return groups * dilation; }
};

/// Room that both directions need behind the last value of the columns and of every class.
constexpr std::size_t lane_order_slack = 256;

void to_lanes(const LaneOrder& order, const float* columns, float* classes, std::size_t class_step);
void from_lanes(const LaneOrder& order, const float* classes, std::size_t class_step, float* columns);

}  // namespace storyflow::speech::kernels
