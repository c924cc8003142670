#pragma once

#include <span>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"

/// Element-wise functions. The transcendental ones are accurate to a few units in the last place.
namespace storyflow::speech::kernels {

/// x if x > 0, else slope * x.
void leaky_relu(Matrix& x, float slope, Execution& execution);
/// x + sin²(alpha * x) / alpha, one alpha per row.
void snake(Matrix& x, std::span<const float> alpha, Execution& execution);
/// 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x³))).
void gelu(Matrix& x, Execution& execution);
/// x += y; both have the same shape.
void add(Matrix& x, const Matrix& y, Execution& execution);
/// x = (x + y) * factor.
void add_scaled(Matrix& x, const Matrix& y, float factor, Execution& execution);
void scale(Matrix& x, float factor, Execution& execution);
void exponential(std::span<float> x);
void sine(std::span<float> x);

}  // namespace storyflow::speech::kernels
