#pragma once

#include <span>
#include <vector>

#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/kernels/convolution.hpp"
#include "speech/kokoro/kernels/execution.hpp"
#include "speech/kokoro/kernels/lstm.hpp"
#include "speech/kokoro/kernels/matrix.hpp"
#include "speech/kokoro/network/adain_block.hpp"
#include "speech/kokoro/network/stage_observer.hpp"

namespace storyflow::speech::kokoro {

/// Melody and loudness: two values for each frame, as one row.
struct Prosody {
    kernels::Matrix pitch;   ///< [1, 2L], Hz; below 10 Hz (even negative) where there is no voice
    kernels::Matrix energy;  ///< [1, 2L]
};

/// Immutable: safe from any thread.
class ProsodyPredictor {
  public:
    /// Of the parameters of `predictor`: `shared`, `F0`, `N` and their projections.
    ProsodyPredictor(const Parameters& parameters, const ModelConfig& config);

    /// frames [hidden_dim + style_dim, L], prosodic style. Shows "shared", "F0", "N".
    [[nodiscard]] Prosody apply(const kernels::Matrix& frames, std::span<const float> style,
                                kernels::Execution& execution, const StageObserver& observe = {}) const;

  private:
    /// One of the two equal stacks.
    struct Curve {
        std::vector<AdainBlock> blocks;
        kernels::Convolution projection;
    };

    [[nodiscard]] static Curve load_curve(const Parameters& parameters, std::string_view name,
                                          const ModelConfig& config);
    [[nodiscard]] static kernels::Matrix draw(const Curve& curve, const kernels::Matrix& shared,
                                              std::span<const float> style, kernels::Execution& execution);

    kernels::BidirectionalLstm shared_;
    Curve pitch_, energy_;
};

}  // namespace storyflow::speech::kokoro
