#pragma once

#include <cstddef>

/// The element-wise prologue and epilogue of a convolution for one row at a time, so that they need no pass
/// over memory of their own. Pure; safe from any thread; pointers need no alignment.
namespace storyflow::speech::kernels {

enum class Activation { none, leaky_relu, snake };

/// The prologue of one row: v = (x - mean) * factor + shift, then the activation: v if v > 0, else alpha * v
/// (leaky_relu); or v + sin²(alpha * v) / alpha (snake).
struct RowPrologue {
    float mean = 0.0f;
    float factor = 1.0f;
    float shift = 0.0f;
    float alpha = 1.0f;
};
void apply_prologue(Activation activation, const RowPrologue& prologue, const float* from, std::size_t count,
                    float* to);

/// Sums over values of a row. Subtracting one of them (`origin`) first keeps the precision when the mean is
/// large.
struct RowSums {
    std::size_t count = 0;
    float origin = 0.0f;
    float sum = 0.0f;      ///< of x - origin
    float squares = 0.0f;  ///< of (x - origin)²
};

/// to = (values + bias + residual + second_residual) * factor. `to` may be `residual` or `second_residual`.
struct RowEpilogue {
    const float* values = nullptr;
    std::size_t count = 0;
    float bias = 0.0f;
    const float* residual = nullptr;         ///< null for none
    const float* second_residual = nullptr;  ///< null for none
    float factor = 1.0f;
    float* to = nullptr;
};
RowSums apply_epilogue(const RowEpilogue& epilogue);

/// The sums of `count` values.
RowSums sums_of(const float* values, std::size_t count);

}  // namespace storyflow::speech::kernels
