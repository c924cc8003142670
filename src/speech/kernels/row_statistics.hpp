#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kernels/row_functions.hpp"

namespace storyflow::speech::kernels {

/// Mean and (biased) variance of a row.
struct Statistics {
    double mean = 0.0;
    double variance = 0.0;
};
using RowStatistics = std::vector<Statistics>;

/// Combines the sums over a row's parts, in their order.
[[nodiscard]] Statistics statistics_of(std::span<const RowSums> parts);

/// The statistics of every row.
[[nodiscard]] RowStatistics statistics_of(const Matrix& x, Execution& execution);

}  // namespace storyflow::speech::kernels
