#include "speech/kokoro/network/duration_encoder.hpp"

#include "speech/kernels/normalisation.hpp"
#include "speech/kokoro/network/rearrange.hpp"

namespace storyflow::speech::kokoro {

using kernels::Matrix;

namespace {

constexpr float duration_norm_epsilon = 1e-5F;

}  // namespace

DurationEncoder::DurationEncoder(const Parameters& parameters, const ModelConfig& config) {
    const std::size_t width = config.hidden_dim;
    for (std::size_t i = 0; i < config.n_layer; ++i) {
        layers_.push_back({load_lstm(parameters.of("lstms", 2 * i), width + config.style_dim, width / 2),
                           StyleModulation(parameters.of("lstms", 2 * i + 1), config.style_dim, width)});
    }
}

Matrix DurationEncoder::apply(const Matrix& tokens, std::span<const float> style,
                              kernels::Execution& execution) const {
    Matrix styled = with_constant_rows(tokens, style, execution.memory());
    Matrix x;
    for (const Layer& layer : layers_) {
        layer.lstm.apply(styled, x, execution);
        ScaleAndShift norm = layer.modulation(style);
        for (float& gamma : norm.gamma)
            gamma += 1;
        kernels::layer_norm(x, norm.gamma, norm.beta, duration_norm_epsilon, execution);
        styled = with_constant_rows(x, style, execution.memory());
    }
    return styled;
}

}  // namespace storyflow::speech::kokoro
