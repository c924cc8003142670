#pragma once

#include <span>
#include <vector>

#include "speech/kernels/convolution.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/lstm.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/network/adain_block.hpp"
#include "speech/kokoro/network/stage_observer.hpp"

namespace storyflow::speech::kokoro {

/// Pitch and energy: two values for each frame, as one row.
struct Prosody {
    kernels::Matrix pitch;   ///< [1, 2L], Hz; below 10 Hz (even negative) where the sound is unvoiced
    kernels::Matrix energy;  ///< [1, 2L]
};

/// Predicts pitch and energy. Immutable: safe from any thread.
class ProsodyPredictor {
  public:
    /// Reads `shared`, `F0`, `N` and their projections of the parameters of `predictor`.
    ProsodyPredictor(const Parameters& parameters, const ModelConfig& config);

    /// frames [hidden_dim + style_dim, L], prosodic style. Reports the stages "shared", "F0" and "N".
    [[nodiscard]] Prosody apply(const kernels::Matrix& frames, std::span<const float> style,
                                kernels::Execution& execution, const StageObserver& observe = {}) const;

  private:
    /// The stack of blocks for pitch or for energy; both have the same form.
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
