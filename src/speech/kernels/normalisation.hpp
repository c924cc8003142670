#pragma once

#include <span>
#include <vector>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kernels/row_functions.hpp"
#include "speech/kernels/row_statistics.hpp"

namespace storyflow::speech::kernels {

/// Normalises every column over its rows: gamma * (x - mean) / sqrt(variance + epsilon) + beta with the
/// biased variance; gamma and beta have one value per row.
void layer_norm(Matrix& x, std::span<const float> gamma, std::span<const float> beta, float epsilon,
                Execution& execution);

/// Normalises every row over its columns: (1 + gamma) * (x - mean) / sqrt(variance + 1e-5) + beta with the
/// biased variance. `y` is resized; it may be `x`.
void adaptive_instance_norm(const Matrix& x, std::span<const float> gamma, std::span<const float> beta,
                            Matrix& y, Execution& execution);

/// The same norm as prologues of a convolution, from statistics that are already known.
[[nodiscard]] std::vector<RowPrologue> instance_norm_prologues(const RowStatistics& statistics,
                                                               std::span<const float> gamma,
                                                               std::span<const float> beta);

}  // namespace storyflow::speech::kernels
