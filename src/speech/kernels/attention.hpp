#pragma once

#include <cstddef>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"

namespace storyflow::speech::kernels {

/// For each head's rows: softmax(kᵀq / sqrt(rows / heads)) over the keys, applied to v. All matrices are
/// [hidden, T]; no mask. `y` is resized and must not be an operand.
void self_attention(const Matrix& q, const Matrix& k, const Matrix& v, std::size_t heads, Matrix& y,
                    Execution& execution);

}  // namespace storyflow::speech::kernels
