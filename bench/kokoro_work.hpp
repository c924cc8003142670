#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "speech/kernels/convolution.hpp"
#include "speech/kokoro/files/model_config.hpp"

namespace storyflow::bench {

/// A convolution, and how often it runs in one utterance.
struct CountedConvolution {
    speech::kernels::ConvolutionShape shape;
    std::size_t columns = 0;  ///< of the result
    std::size_t count = 0;

    /// In 10⁹ operations of the direct algorithm.
    [[nodiscard]] double gflop() const;
};

/// The convolutions of the generator's residual blocks, by shape; they are most of the network's work.
[[nodiscard]] std::vector<CountedConvolution> residual_convolutions(const speech::kokoro::ModelConfig& config,
                                                                    std::size_t frames);

/// Multiplications and additions of the whole network for tokens that last `frames` units of 25 ms, by the
/// parts of the bench, in 10⁹: those of a direct implementation, even where ours needs fewer.
struct CountedPart {
    std::string_view name;
    double gflop = 0.0;
};
[[nodiscard]] std::vector<CountedPart> work_of_parts(const speech::kokoro::ModelConfig& config,
                                                     std::size_t tokens, std::size_t frames);

}  // namespace storyflow::bench
