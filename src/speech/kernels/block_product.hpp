#pragma once

#include <cstddef>

namespace storyflow::speech::kernels {

/// Rows and columns of a result that are computed together: as many as fit into a processor's registers.
constexpr std::size_t block_rows = 8;
constexpr std::size_t block_columns = 48;

/// The product that all kernels with many multiplications use, for up to 8 rows r and 48 columns t:
/// output[r, t] = bias[r] + sum over row, tap of weights[row, tap, r] * input[row, taps[tap] + t].
/// The order of the sum is the same on every processor, so no result depends on how the work was divided.
struct BlockProduct {
    const float* weights = nullptr;  ///< eight for each (row, tap), whatever `output_rows` is
    std::size_t weight_step = block_rows;
    const float* input = nullptr;  ///< readable to the next multiple of 16 columns after every tap
    std::size_t input_step = 0;
    std::size_t rows = 0;
    const std::size_t* taps = nullptr;
    std::size_t tap_count = 0;
    const float* bias = nullptr;  ///< eight values, or null
    float* output = nullptr;      ///< written to the next multiple of 16 columns
    std::size_t output_step = 0;
    std::size_t output_rows = block_rows;
    std::size_t columns = 0;
};

void multiply_block(const BlockProduct& product);

}  // namespace storyflow::speech::kernels
