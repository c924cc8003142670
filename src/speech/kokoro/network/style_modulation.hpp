#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kokoro/network/weight_loading.hpp"

namespace storyflow::speech::kokoro {

/// The style-dependent part of an adaptive norm: a linear layer (`fc`) from the style to a gamma and a beta
/// for each channel, for norms that compute (1 + gamma) * normalised + beta. Immutable: safe from any thread.
class StyleModulation {
  public:
    /// Folds the norm's own affine parameters (`norm.weight`, `norm.bias`) into the layer, if there are any;
    /// the published model has none.
    StyleModulation(const Parameters& parameters, std::size_t style_width, std::size_t channels);

    [[nodiscard]] ScaleAndShift operator()(std::span<const float> style) const;

  private:
    [[nodiscard]] float project(std::size_t row, std::span<const float> style) const;

    std::size_t channels_;
    std::vector<float> weight_;  ///< [2 * channels, style_width]: gammas above betas
    std::vector<float> bias_;
};

}  // namespace storyflow::speech::kokoro
