#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace storyflow::film {

/// Where the samples of a row (or column) of a frame lie on a row of a plane: the first at `begin`, the
/// others `step` apart; 0 is the edge in front of the plane's first sample, whose middle lies at 0.5.
struct Grid {
    double begin = 0.0;
    double step = 1.0;
    int count = 0;
};

/// The values that each sample of a frame's row takes from a plane's row: four neighbouring values, weighted.
/// The weights are whole numbers, four in a row for each sample, whose sum is `Taps::one`.
struct Taps {
    static constexpr int width = 4;
    static constexpr int one = 1 << 14;

    std::vector<std::int32_t> first;    ///< index of the first of the four values
    std::vector<std::int16_t> weights;  ///< 4 for each sample
};

/// Between samples that lie as close as the plane's own, the curve of Catmull and Rom, which keeps the
/// picture sharp; the farther they lie apart (up to two), the more of a tent over four samples, which keeps
/// finer patterns from flickering. Near the edges the last value is repeated. `length` of the plane is at
/// least 4.
void find_taps(const Grid& grid, int length, Taps& into);

}  // namespace storyflow::film
