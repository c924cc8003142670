#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kokoro/network/weight_loading.hpp"

namespace storyflow::speech::kokoro {

/// How a style vector shapes a layer: a linear layer (`fc`) from the style to a gamma and a beta for each
/// channel, for the norms that compute (1 + gamma) * normalised + beta. Immutable: safe from any thread.
class StyleModulation {
  public:
    /// Takes a stored affine part of the norm itself (`norm.weight`, `norm.bias`) in, if there is one: the
    /// published model has none.
    StyleModulation(const Parameters& parameters, std::size_t style_width, std::size_t channels);

    [[nodiscard]] ScaleAndShift operator()(std::span<const float> style) const;

  private:
    [[nodiscard]] float project(std::size_t row, std::span<const float> style) const;

    std::size_t channels_;
    std::vector<float> weight_;  ///< [2 * channels, style_width]: gammas above betas
    std::vector<float> bias_;
};

}  // namespace storyflow::speech::kokoro
