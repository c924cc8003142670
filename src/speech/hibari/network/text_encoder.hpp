#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "speech/hibari/network/graph_weights.hpp"
#include "speech/hibari/network/mixing_block.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"

namespace storyflow::speech::hibari {

/// A layer in which every token looks at all others (two heads), then a wider layer; both add to their input.
class AttentionLayer {
  public:
    AttentionLayer(const GraphWeights& weights, const std::string& prefix);
    [[nodiscard]] kernels::Matrix apply(const kernels::Matrix& x, kernels::Execution& execution) const;

  private:
    [[nodiscard]] kernels::Matrix attend(const kernels::Matrix& x, kernels::Execution& execution) const;

    NormWeights before_attention_;
    NormWeights before_widening_;
    kernels::RowLayer project_;  ///< to queries, keys and values
    kernels::RowLayer join_;
    kernels::RowLayer widen_;
    kernels::RowLayer narrow_;
};

/// Tokens -> what each sounds like among the others: embedding, two mixing blocks, an attention layer that is
/// applied several times, and a norm. Immutable: safe from any thread.
class TextEncoder {
  public:
    /// The encoder whose parameters begin with `prefix`.
    TextEncoder(const GraphWeights& weights, const std::string& prefix);

    [[nodiscard]] std::size_t channels() const { return norm_.channels(); }
    [[nodiscard]] std::size_t symbols() const { return embedding_.size() / channels(); }
    /// [ids, channels]. All ids are below `symbols`.
    [[nodiscard]] kernels::Matrix apply(std::span<const int> ids, kernels::Execution& execution) const;

  private:
    NormWeights norm_;
    std::vector<float> embedding_;  ///< [symbols, channels]
    std::vector<MixingBlock> blocks_;
    AttentionLayer attention_;
    std::size_t repetitions_;
};

}  // namespace storyflow::speech::hibari
