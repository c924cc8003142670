#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "speech/hibari/network/graph_weights.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"

namespace storyflow::speech::hibari {

/// Mixes each channel over time, then the channels with each other (a block of ConvNeXt):
/// x + gamma * (W2 gelu(W1 norm(depthwise(x)))). Immutable: safe from any thread.
class MixingBlock {
  public:
    /// The block whose parameters begin with `prefix`.
    MixingBlock(const GraphWeights& weights, const std::string& prefix);

    [[nodiscard]] std::size_t channels() const { return norm_.channels(); }
    /// `x` has a row for each moment. The result has the same shape.
    [[nodiscard]] kernels::Matrix apply(const kernels::Matrix& x, kernels::Execution& execution) const;

  private:
    [[nodiscard]] kernels::DepthwiseNorm depthwise() const;

    NormWeights norm_;
    std::vector<float> taps_;  ///< [taps, channels]
    std::vector<float> bias_;
    std::size_t dilation_;
    kernels::RowLayer widen_;
    kernels::RowLayer narrow_;  ///< gamma included
};

}  // namespace storyflow::speech::hibari
