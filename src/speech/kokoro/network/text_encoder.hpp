#pragma once

#include <span>
#include <vector>

#include "speech/kernels/convolution.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/lstm.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/network/weight_loading.hpp"

namespace storyflow::speech::kokoro {

/// Encodes the tokens independently of the style: an embedding, convolutions and an LSTM. Immutable: safe
/// from any thread.
class TextEncoder {
  public:
    TextEncoder(const Parameters& parameters, const ModelConfig& config);

    /// T ids -> [hidden_dim, T].
    [[nodiscard]] kernels::Matrix apply(std::span<const int> ids, kernels::Execution& execution) const;

  private:
    struct Layer {
        kernels::Convolution convolution;
        ScaleAndShift norm;
    };

    std::size_t width_;
    std::vector<float> embedding_;  ///< [n_token, hidden_dim]
    std::vector<Layer> layers_;
    kernels::BidirectionalLstm lstm_;
};

}  // namespace storyflow::speech::kokoro
