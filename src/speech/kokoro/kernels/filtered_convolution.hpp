#pragma once

#include <cstddef>
#include <span>

#include "speech/kokoro/kernels/convolution.hpp"
#include "speech/kokoro/kernels/execution.hpp"
#include "speech/kokoro/kernels/matrix.hpp"
#include "speech/kokoro/kernels/minimal_filter.hpp"
#include "speech/kokoro/kernels/row_functions.hpp"
#include "speech/kokoro/kernels/row_moments.hpp"

namespace storyflow::speech::kernels {

/// What becomes of an input before it is convolved; the zeros around it stay zeros.
struct ConvolutionEntry {
    Bend bend = Bend::none;
    std::span<const RowEntry> rows;  ///< one for each input row
};

/// What becomes of a result: (result + more + even_more) * factor. Both have the result's shape; either may
/// be the matrix that is written.
struct ConvolutionExit {
    const Matrix* more = nullptr;
    const Matrix* even_more = nullptr;
    float factor = 1.0f;
    RowMoments* moments = nullptr;  ///< of what is written, if anybody wants them
};

/// A convolution of stride 1 with about half of the multiplications; see minimal_filter.hpp. Its results
/// differ from `Convolution`'s by rounding: about 1e-6 of their size. Takes what stands before and behind it
/// along, so that the matrices go through memory once. Immutable: safe from any thread.
class FilteredConvolution {
  public:
    [[nodiscard]] static bool suits(const ConvolutionShape& shape);

    /// Like `Convolution`'s; the shape must suit.
    FilteredConvolution(const ConvolutionShape& shape, std::span<const float> weight,
                        std::span<const float> bias);
    FilteredConvolution(const ConvolutionShape& shape, PackedWeights weights);

    [[nodiscard]] const ConvolutionShape& shape() const { return shape_; }

    /// `y` is resized to fit; it must not be `x`.
    void apply(const Matrix& x, const ConvolutionEntry& entry, const ConvolutionExit& exit, Matrix& y,
               Execution& execution) const;

  private:
    class Run;

    ConvolutionShape shape_;
    MinimalFilter filter_;
    std::size_t blocks_ = 0;  ///< of 8 output channels
    PackedWeights packed_;
};

}  // namespace storyflow::speech::kernels
