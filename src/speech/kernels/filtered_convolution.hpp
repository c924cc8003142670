#pragma once

#include <cstddef>
#include <span>

#include "speech/kernels/convolution.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kernels/minimal_filter.hpp"
#include "speech/kernels/row_functions.hpp"
#include "speech/kernels/row_statistics.hpp"

namespace storyflow::speech::kernels {

/// Applied to the input before the convolution; the zero padding is not changed by it.
struct ConvolutionPrologue {
    Activation activation = Activation::none;
    std::span<const RowPrologue> rows;  ///< one for each input row
};

/// Applied to the result: (result + residual + second_residual) * factor. Both residuals have the result's
/// shape; either may be the output matrix. Null for none.
struct ConvolutionEpilogue {
    const Matrix* residual = nullptr;
    const Matrix* second_residual = nullptr;
    float factor = 1.0f;
    RowStatistics* statistics = nullptr;  ///< result: those of the output; null if not wanted
};

/// A convolution of stride 1 with about half of the multiplications; see minimal_filter.hpp. Its results
/// differ from those of `Convolution` by rounding, about 1e-6 of their size. Prologue and epilogue are fused,
/// so that the matrices go through memory once. Immutable: safe from any thread.
class FilteredConvolution {
  public:
    [[nodiscard]] static bool suits(const ConvolutionShape& shape);

    /// Parameters as in `Convolution`; `shape` must be one that minimal filtering supports.
    FilteredConvolution(const ConvolutionShape& shape, std::span<const float> weight,
                        std::span<const float> bias);
    FilteredConvolution(const ConvolutionShape& shape, PackedWeights weights);

    [[nodiscard]] const ConvolutionShape& shape() const { return shape_; }

    /// `y` is resized to fit; it must not be `x`.
    void apply(const Matrix& x, const ConvolutionPrologue& prologue, const ConvolutionEpilogue& epilogue,
               Matrix& y, Execution& execution) const;

  private:
    class Run;

    ConvolutionShape shape_;
    MinimalFilter filter_;
    std::size_t blocks_ = 0;  ///< blocks of 8 output channels
    PackedWeights packed_;
};

}  // namespace storyflow::speech::kernels
