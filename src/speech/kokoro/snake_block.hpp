#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kokoro/kernels/convolution.hpp"
#include "speech/kokoro/kernels/execution.hpp"
#include "speech/kokoro/kernels/matrix.hpp"
#include "speech/kokoro/style_modulation.hpp"

namespace storyflow::speech::kokoro {

/// A residual block of the generator: for each dilation two convolutions, each behind an adaptive instance
/// norm and a snake (x + sin²(alpha x) / alpha). Immutable: safe from any thread.
class SnakeBlock {
  public:
    /// Room for results in between, which blocks share: each grows to the size of `x`.
    struct Scratch {
        kernels::Matrix a, b;
    };

    SnakeBlock(const Parameters& parameters, std::size_t channels, std::size_t kernel,
               std::span<const std::size_t> dilations, std::size_t style_width);

    /// Changes x: [channels, T] in place.
    void apply(kernels::Matrix& x, std::span<const float> style, Scratch& scratch,
               kernels::Execution& execution) const;

  private:
    struct Half {
        StyleModulation norm;
        std::vector<float> alpha;
        kernels::Convolution convolution;
    };
    struct Step {
        Half dilated, plain;
    };

    std::vector<Step> steps_;
};

}  // namespace storyflow::speech::kokoro
