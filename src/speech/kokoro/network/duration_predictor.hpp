#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kernels/convolution.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/lstm.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/network/weight_loading.hpp"

namespace storyflow::speech::kokoro {

/// Predicts how long each token lasts, in frames of 25 ms. Immutable: safe from any thread.
class DurationPredictor {
  public:
    /// Reads `lstm` and `duration_proj` of the parameters of `predictor`.
    DurationPredictor(const Parameters& parameters, const ModelConfig& config);

    /// The duration encoder's result [hidden_dim + style_dim, T] -> T lengths at speed 1, each between 0 and
    /// max_dur.
    [[nodiscard]] std::vector<double> apply(const kernels::Matrix& tokens,
                                            kernels::Execution& execution) const;

  private:
    kernels::BidirectionalLstm lstm_;
    kernels::Convolution projection_;
};

/// The longest sound of one run: 153.6 s. Normal speech of 510 tokens needs a fifth of it; the generator's
/// memory grows with it.
inline constexpr std::size_t frame_limit = 6144;

/// Rounds lengths to whole frames, half to even, at least 1 each. Throws `base::Error`: damaged_model for
/// lengths that are not finite, invalid_input for a sum above `frame_limit`.
[[nodiscard]] std::vector<int> whole_frames(std::span<const double> lengths);

}  // namespace storyflow::speech::kokoro
