#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kernels/packed_weights.hpp"

/// Convolutions over time, with weights that are packed for this processor at construction. Immutable: safe
/// from any thread. Zero padding at both ends. The result is resized to fit and must not be an operand.
namespace storyflow::speech::kernels {

/// y[o, t] = bias[o] + sum over i, k of weight[o, i, k] * x[i, t * stride + k * dilation - padding].
/// With a kernel of 1 this is a linear layer over every column.
class Convolution {
  public:
    /// `weight`: [out, in, kernel] row-major; `bias`: [out], or empty for none.
    Convolution(const ConvolutionShape& shape, std::span<const float> weight, std::span<const float> bias);
    Convolution(const ConvolutionShape& shape, PackedWeights weights);
    ~Convolution();
    Convolution(Convolution&&) noexcept;
    Convolution& operator=(Convolution&&) noexcept;

    [[nodiscard]] const ConvolutionShape& shape() const;
    void apply(const Matrix& x, Matrix& y, Execution& execution) const;

  private:
    class Packed;
    std::unique_ptr<const Packed> packed_;
};

/// A transposed convolution: y[o, t * stride + k - padding] += weight[i, o, k] * x[i, t], plus the bias; the
/// result has (columns - 1) * stride - 2 * padding + kernel + output_padding columns. Dilation must be 1.
class TransposedConvolution {
  public:
    /// `weight`: [in, out, kernel] row-major.
    TransposedConvolution(const ConvolutionShape& shape, std::size_t output_padding,
                          std::span<const float> weight, std::span<const float> bias);
    TransposedConvolution(const ConvolutionShape& shape, std::size_t output_padding, PackedWeights weights);
    /// The weights that the second constructor takes: those of an ordinary convolution of `packed_shape`.
    [[nodiscard]] static ConvolutionShape packed_shape(const ConvolutionShape& shape);
    [[nodiscard]] static PackedWeights pack(const ConvolutionShape& shape, std::span<const float> weight,
                                            std::span<const float> bias);
    ~TransposedConvolution();
    TransposedConvolution(TransposedConvolution&&) noexcept;
    TransposedConvolution& operator=(TransposedConvolution&&) noexcept;

    void apply(const Matrix& x, Matrix& y, Execution& execution) const;

  private:
    class Packed;
    std::unique_ptr<const Packed> packed_;
};

/// Doubles the columns, each channel independently: a depthwise transposed convolution with kernel 3, stride
/// 2, padding 1, output padding 1. `weight`: [channels, 3], `bias`: [channels].
void upsample_depthwise(const Matrix& x, std::span<const float> weight, std::span<const float> bias,
                        Matrix& y, Execution& execution);

}  // namespace storyflow::speech::kernels
