#include "speech/kokoro/network/text_encoder.hpp"

#include <utility>

#include "speech/kernels/elementwise.hpp"
#include "speech/kernels/normalisation.hpp"
#include "speech/kokoro/network/rearrange.hpp"

namespace storyflow::speech::kokoro {

using kernels::Matrix;

namespace {

constexpr float norm_epsilon = 1e-5F;
constexpr float negative_slope = 0.2F;

}  // namespace

TextEncoder::TextEncoder(const Parameters& parameters, const ModelConfig& config)
    : width_(config.hidden_dim),
      embedding_(parameters.values("embedding.weight", {config.n_token, width_})),
      lstm_(load_lstm(parameters.of("lstm"), width_, width_ / 2)) {
    for (std::size_t i = 0; i < config.n_layer; ++i) {
        const Parameters layer = parameters.of("cnn", i);
        const Parameters norm = layer.of("1");
        layers_.push_back({load_normalised_convolution(
                               layer.of("0"), {.out_channels = width_,
                                               .in_channels = width_,
                                               .kernel = config.text_encoder_kernel_size,
                                               .padding = (config.text_encoder_kernel_size - 1) / 2}),
                           {norm.values("gamma", {width_}), norm.values("beta", {width_})}});
    }
}

Matrix TextEncoder::apply(std::span<const int> ids, kernels::Execution& execution) const {
    Matrix x = looked_up(embedding_, width_, ids, execution.memory());
    Matrix y;
    for (const Layer& layer : layers_) {
        layer.convolution.apply(x, y, execution);
        kernels::layer_norm(y, layer.norm.gamma, layer.norm.beta, norm_epsilon, execution);
        kernels::leaky_relu(y, negative_slope, execution);
        std::swap(x, y);
    }
    lstm_.apply(x, y, execution);
    return y;
}

}  // namespace storyflow::speech::kokoro
