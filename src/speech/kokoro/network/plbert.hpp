#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kernels/convolution.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/network/weight_loading.hpp"

namespace storyflow::speech::kokoro {

/// PL-BERT, which encodes the tokens: an ALBERT (one transformer layer, applied repeatedly) without pooler.
/// Immutable: safe from any thread.
class Plbert {
  public:
    Plbert(const Parameters& parameters, const ModelConfig& config);

    /// T ids -> [hidden_size, T].
    [[nodiscard]] kernels::Matrix apply(std::span<const int> ids, kernels::Execution& execution) const;

  private:
    [[nodiscard]] kernels::Matrix embed(std::span<const int> ids, kernels::Execution& execution) const;

    std::size_t heads_;
    std::size_t repetitions_;
    std::vector<float> words_;        ///< [n_token, embedding]
    std::vector<float> positions_;    ///< [max_position_embeddings, embedding]
    std::vector<float> token_types_;  ///< [2, embedding]; only the first is used
    ScaleAndShift embedding_norm_;
    kernels::Convolution widen_;
    kernels::Convolution query_, key_, value_, dense_;
    ScaleAndShift attention_norm_;
    kernels::Convolution feed_forward_, feed_forward_output_;
    ScaleAndShift output_norm_;
};

}  // namespace storyflow::speech::kokoro
