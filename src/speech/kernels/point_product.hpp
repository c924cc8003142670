#pragma once

#include <cstddef>

namespace storyflow::speech::kernels {

/// For neighbouring blocks of 8 rows r, and all lanes t (a multiple of 16, at most 48):
/// output[block, r, t] = sum over row of weights[block, row, r] * input[row, t], added in this order on every
/// processor. All pointers are aligned to 64 bytes.
struct PointProduct {
    const float* weights = nullptr;  ///< [blocks][rows, 8]
    std::size_t block_step = 0;
    std::size_t blocks = 0;
    const float* input = nullptr;  ///< [rows, lanes]
    std::size_t rows = 0;
    std::size_t lanes = 0;
    float* output = nullptr;  ///< [blocks * 8, lanes]
};

void multiply_points(const PointProduct& product);

}  // namespace storyflow::speech::kernels
