#include "speech/kokoro/network/style_modulation.hpp"

namespace storyflow::speech::kokoro {

namespace {

/// Rewrites (1 + gamma) * (scale * x + shift) + beta as (1 + gamma') * x + beta'. Both forms are linear in
/// the style, so changing the projection's weights is enough.
void take_in_affine(const Parameters& norm, std::size_t channels, std::size_t style_width,
                    std::vector<float>& weight, std::vector<float>& bias) {
    const std::vector<float> scale = norm.values("weight", {channels});
    const std::vector<float> shift = norm.values("bias", {channels});
    for (std::size_t channel = 0; channel < channels; ++channel) {
        float* const gamma = weight.data() + channel * style_width;
        float* const beta = weight.data() + (channels + channel) * style_width;
        for (std::size_t i = 0; i < style_width; ++i) {
            beta[i] += gamma[i] * shift[channel];
            gamma[i] *= scale[channel];
        }
        bias[channels + channel] += (1 + bias[channel]) * shift[channel];
        bias[channel] = (1 + bias[channel]) * scale[channel] - 1;
    }
}

}  // namespace

StyleModulation::StyleModulation(const Parameters& parameters, std::size_t style_width, std::size_t channels)
    : channels_(channels),
      weight_(parameters.of("fc").values("weight", {2 * channels, style_width})),
      bias_(parameters.of("fc").values("bias", {2 * channels})) {
    const Parameters norm = parameters.of("norm");
    if (norm.contains("weight")) take_in_affine(norm, channels, style_width, weight_, bias_);
}

float StyleModulation::project(std::size_t row, std::span<const float> style) const {
    double sum = bias_[row];
    const float* const weights = weight_.data() + row * style.size();
    for (std::size_t i = 0; i < style.size(); ++i) {
        sum += static_cast<double>(weights[i]) * static_cast<double>(style[i]);
    }
    return static_cast<float>(sum);
}

ScaleAndShift StyleModulation::operator()(std::span<const float> style) const {
    ScaleAndShift result{std::vector<float>(channels_), std::vector<float>(channels_)};
    for (std::size_t channel = 0; channel < channels_; ++channel) {
        result.gamma[channel] = project(channel, style);
        result.beta[channel] = project(channels_ + channel, style);
    }
    return result;
}

}  // namespace storyflow::speech::kokoro
