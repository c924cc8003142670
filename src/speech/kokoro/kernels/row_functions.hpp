#pragma once

#include <cstddef>

/// What a convolution does with single values on their way in and out, so that no pass over memory is needed
/// for it. Pure; safe from any thread; pointers need no alignment.
namespace storyflow::speech::kernels {

enum class Bend { none, leaky_relu, snake };

/// Of one row: (x - mean) * factor + shift, then bent: v if v > 0, else curve * v; or v + sin²(curve * v) /
/// curve.
struct RowEntry {
    float mean = 0.0f;
    float factor = 1.0f;
    float shift = 0.0f;
    float curve = 1.0f;
};
void enter_row(Bend bend, const RowEntry& entry, const float* from, std::size_t count, float* to);

/// Sums over some values of a row, taken around one of them so that no digits are lost when the mean is
/// large.
struct RowSums {
    std::size_t count = 0;
    float origin = 0.0f;
    float sum = 0.0f;      ///< of x - origin
    float squares = 0.0f;  ///< of (x - origin)²
};

/// to = (values + bias + more + even_more) * factor. `to` may be `more` or `even_more`.
struct RowExit {
    const float* values = nullptr;
    std::size_t count = 0;
    float bias = 0.0f;
    const float* more = nullptr;       ///< or none
    const float* even_more = nullptr;  ///< or none
    float factor = 1.0f;
    float* to = nullptr;
};
RowSums leave_row(const RowExit& exit);

/// The sums of values that are there already.
RowSums sums_of(const float* values, std::size_t count);

}  // namespace storyflow::speech::kernels
