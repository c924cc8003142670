#pragma once

#include <cstddef>

/// Functions on rows of channels, one row for each moment, each row contiguous; channels are a multiple
/// of 16. Pure; safe from any thread; pointers need no alignment.
namespace storyflow::speech::kernels {

/// gamma * (x - mean) / sqrt(variance + epsilon) + beta of each row.
struct RowNorm {
    const float* gamma = nullptr;
    const float* beta = nullptr;
    float epsilon = 1e-5f;
    std::size_t channels = 0;
};
void normalise_rows(const RowNorm& norm, const float* x, std::size_t step, std::size_t rows, float* y,
                    std::size_t y_step);

/// A convolution over time of each channel by itself, with zeros beyond both ends, and the norm of its
/// result: norm(bias + sum over tap of weight[tap] * x[row + (tap - taps / 2) * dilation]).
struct DepthwiseNorm {
    const float* weight = nullptr;  ///< [taps, channels]
    const float* bias = nullptr;
    std::size_t taps = 0;
    std::size_t dilation = 1;
    RowNorm norm;
};
/// Computes the rows from `first` up to `first + count` of a sequence of `rows` rows that begins at `x`; `y`
/// begins with the first of them.
void convolve_and_normalise(const DepthwiseNorm& layer, const float* x, std::size_t step, std::size_t rows,
                            std::size_t first, std::size_t count, float* y, std::size_t y_step);

/// y = the sum of `count` rows, each multiplied by its factor.
struct WeightedRow {
    const float* values = nullptr;
    float factor = 1.0f;
};
void add_rows(const WeightedRow* rows, std::size_t count, std::size_t channels, float* y);

/// Multiplies the 16 numbers of each row by the row's factor.
void scale_rows_of_sixteen(const float* factors, std::size_t rows, float* x);

/// x * Phi(x), the normal distribution's: the exact form of GELU. The error is at most 4e-6 * max(1, |x|).
/// `count` is a multiple of 16.
void gaussian_gelu(float* x, std::size_t count);

}  // namespace storyflow::speech::kernels
