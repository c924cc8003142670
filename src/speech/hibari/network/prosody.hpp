#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/hibari/network/graph_weights.hpp"
#include "speech/hibari/network/mixing_block.hpp"
#include "speech/hibari/network/text_encoder.hpp"
#include "speech/kernels/convolution.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"

namespace storyflow::speech::hibari {

/// Pitch and energy, a value for each frame of 12.5 ms.
struct Melody {
    std::vector<float> pitch;  ///< Hz; small or negative where there is no voice
    std::vector<float> energy;
};

/// How long each token sounds, and how high. Immutable: safe from any thread.
class ProsodyPredictor {
  public:
    explicit ProsodyPredictor(const GraphWeights& weights);

    /// The most units of 25 ms of one token: ten seconds, so that no input makes an endless sound.
    static constexpr int longest_duration = 400;

    [[nodiscard]] std::size_t symbols() const { return encoder_.symbols(); }
    /// Encodes the tokens for `durations` and `melody`: [tokens, channels].
    [[nodiscard]] kernels::Matrix encode(std::span<const int> ids, kernels::Execution& execution) const {
        return encoder_.apply(ids, execution);
    }
    /// For each token at least 1 unit of 25 ms; divided by `speed` before rounding.
    [[nodiscard]] std::vector<int> durations(const kernels::Matrix& tokens, double speed,
                                             kernels::Execution& execution) const;
    /// Two frames for each unit of `durations`.
    [[nodiscard]] Melody melody(const kernels::Matrix& tokens, std::span<const int> durations,
                                kernels::Execution& execution) const;

  private:
    TextEncoder encoder_;
    kernels::Convolution duration_filter_;
    kernels::Convolution duration_sum_;
    kernels::RowLayer enter_;
    std::vector<MixingBlock> blocks_;
    kernels::RowLayer leave_;  ///< pitch of two frames, then energy of two frames
};

/// The rows of `tokens`, each as many times as its duration says.
[[nodiscard]] kernels::Matrix repeated_rows(const kernels::Matrix& tokens, std::span<const int> durations,
                                            kernels::Execution& execution);

}  // namespace storyflow::speech::hibari
