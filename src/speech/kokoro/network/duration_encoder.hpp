#pragma once

#include <span>
#include <vector>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/lstm.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/network/style_modulation.hpp"

namespace storyflow::speech::kokoro {

/// Encodes the tokens with the prosodic style: LSTMs and adaptive layer norms that the style modulates.
/// Immutable: safe from any thread.
class DurationEncoder {
  public:
    DurationEncoder(const Parameters& parameters, const ModelConfig& config);

    /// tokens [hidden_dim, T], prosodic style -> [hidden_dim + style_dim, T]; the last style_dim rows repeat
    /// the style in every column.
    [[nodiscard]] kernels::Matrix apply(const kernels::Matrix& tokens, std::span<const float> style,
                                        kernels::Execution& execution) const;

  private:
    struct Layer {
        kernels::BidirectionalLstm lstm;
        StyleModulation modulation;
    };

    std::vector<Layer> layers_;
};

}  // namespace storyflow::speech::kokoro
