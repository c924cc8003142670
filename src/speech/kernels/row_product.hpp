#pragma once

#include <cstddef>

namespace storyflow::speech::kernels {

constexpr std::size_t row_panel = 48;  ///< outputs whose weights lie together

/// A linear layer on rows: y[row, n] = residual[row, n] + bias[n] + sum over k of x[row, k] * weights[k, n],
/// for `outputs` rounded up to a multiple of 16. The order of the sum is the same on every processor.
struct RowProduct {
    const float* input = nullptr;
    std::size_t input_step = 0;
    std::size_t rows = 0;
    const float* weights = nullptr;  ///< [panels][inputs][48], the rest zero
    std::size_t inputs = 0;
    const float* bias = nullptr;  ///< up to a whole panel
    std::size_t outputs = 0;
    const float* residual = nullptr;  ///< null for none; it may be `output`
    std::size_t residual_step = 0;
    float* output = nullptr;
    std::size_t output_step = 0;
};

/// Pure; safe from any thread.
void multiply_rows(const RowProduct& product);

}  // namespace storyflow::speech::kernels
