#pragma once

#include <cstddef>
#include <span>
#include <variant>

#include "speech/kernels/convolution.hpp"
#include "speech/kernels/filtered_convolution.hpp"

namespace storyflow::speech::kernels {

/// A convolution with its prologue and epilogue: by minimal filtering in one pass over memory, or directly in
/// several passes. Both give the same result except for rounding; the direct form is the reference in tests,
/// and is used for shapes that minimal filtering does not support. Immutable: safe from any thread.
class FusedConvolution {
  public:
    enum class Way { fastest, direct };

    /// Parameters as in `Convolution`.
    FusedConvolution(const ConvolutionShape& shape, std::span<const float> weight,
                     std::span<const float> bias, Way way = Way::fastest);
    FusedConvolution(const ConvolutionShape& shape, PackedWeights weights, Way way = Way::fastest);

    [[nodiscard]] const ConvolutionShape& shape() const;

    /// `y` is resized to fit; it must not be `x`.
    void apply(const Matrix& x, const ConvolutionPrologue& prologue, const ConvolutionEpilogue& epilogue,
               Matrix& y, Execution& execution) const;

  private:
    std::variant<FilteredConvolution, Convolution> convolution_;
};

}  // namespace storyflow::speech::kernels
