#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/fused_convolution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kernels/row_statistics.hpp"
#include "speech/kokoro/network/style_modulation.hpp"

namespace storyflow::speech::kokoro {

/// A residual block of the generator: for each dilation two convolutions, each after an adaptive instance
/// norm and a snake (x + sin²(alpha x) / alpha). Immutable: safe from any thread.
class SnakeBlock {
  public:
    /// The operands of one application.
    struct Task {
        const kernels::Matrix& x;                  ///< [channels, T]
        const kernels::RowStatistics& statistics;  ///< of x
        kernels::Matrix& scratch;                  ///< resized to the size of x
        kernels::Matrix& sum;  ///< residual stream: the result of all steps but the last; may be x
        kernels::Matrix& y;    ///< (last result + residual) * factor; may be any matrix but `scratch`
        const kernels::Matrix* residual = nullptr;
        float factor = 1.0F;
    };

    SnakeBlock(const Parameters& parameters, std::size_t channels, std::size_t kernel,
               std::span<const std::size_t> dilations, std::size_t style_width);

    void apply(const Task& task, std::span<const float> style, kernels::Execution& execution) const;

  private:
    struct Half {
        StyleModulation norm;
        std::vector<float> alpha;
        kernels::FusedConvolution convolution;

        void apply(const kernels::Matrix& x, const kernels::RowStatistics& statistics,
                   std::span<const float> style, const kernels::ConvolutionEpilogue& epilogue,
                   kernels::Matrix& y, kernels::Execution& execution) const;
    };
    struct Step {
        Half dilated, plain;
    };

    std::vector<Step> steps_;
};

}  // namespace storyflow::speech::kokoro
