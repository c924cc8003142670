#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/hibari/network/graph_weights.hpp"
#include "speech/hibari/network/mixing_block.hpp"
#include "speech/hibari/network/prosody.hpp"
#include "speech/hibari/network/text_encoder.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"

namespace storyflow::speech::hibari {

/// Tokens, their durations and the melody -> what each frame of 12.5 ms sounds like. Immutable: safe from any
/// thread.
class Decoder {
  public:
    explicit Decoder(const GraphWeights& weights);

    [[nodiscard]] std::size_t symbols() const { return encoder_.symbols(); }
    [[nodiscard]] std::size_t channels() const { return norm_.channels(); }
    /// [frames, channels]: two frames for each unit of `durations`.
    [[nodiscard]] kernels::Matrix apply(std::span<const int> ids, std::span<const int> durations,
                                        const Melody& melody, kernels::Execution& execution) const;

  private:
    [[nodiscard]] kernels::Matrix enter(const kernels::Matrix& tokens, std::span<const int> durations,
                                        const Melody& melody, kernels::Execution& execution) const;
    void enter_frame(const kernels::Matrix& parts, std::span<const std::size_t> tokens, const Melody& melody,
                     std::size_t frame, std::span<float> to) const;

    TextEncoder encoder_;
    NormWeights norm_;
    std::size_t taps_;                 ///< of the first convolution
    kernels::RowLayer enter_tokens_;   ///< what a token adds to a frame through each tap: [taps, channels]
    std::vector<float> enter_melody_;  ///< [taps, pitch and energy, channels]
    std::vector<float> enter_bias_;
    std::vector<MixingBlock> blocks_;
};

}  // namespace storyflow::speech::hibari
