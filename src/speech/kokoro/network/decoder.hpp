#pragma once

#include <span>
#include <vector>

#include "speech/kernels/convolution.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/network/adain_block.hpp"
#include "speech/kokoro/network/prosody_predictor.hpp"
#include "speech/kokoro/network/stage_observer.hpp"

namespace storyflow::speech::kokoro {

/// Computes the generator's input features from the text's encoding, pitch and energy. Immutable: safe from
/// any thread.
class Decoder {
  public:
    Decoder(const Parameters& parameters, const ModelConfig& config);

    /// text [hidden_dim, L], acoustic style -> [upsample_initial_channel, 2L]. Reports the stages
    /// "dec.encode" and "dec.decode.0" to "dec.decode.3".
    [[nodiscard]] kernels::Matrix apply(const kernels::Matrix& text, const Prosody& prosody,
                                        std::span<const float> style, kernels::Execution& execution,
                                        const StageObserver& observe = {}) const;

  private:
    kernels::Convolution pitch_, energy_;  ///< stride 2: from two values for each frame to one
    kernels::Convolution text_again_;
    AdainBlock encode_;
    std::vector<AdainBlock> decode_;
};

}  // namespace storyflow::speech::kokoro
