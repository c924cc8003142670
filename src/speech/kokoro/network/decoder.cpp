#include "speech/kokoro/network/decoder.hpp"

#include <string>

#include "speech/kokoro/network/rearrange.hpp"

namespace storyflow::speech::kokoro {

using kernels::Matrix;

namespace {

constexpr std::size_t block_count = 4;
constexpr std::size_t curve_count = 2;  // pitch and energy, an input of every block

kernels::Convolution load_halving(const Parameters& parameters) {
    return load_normalised_convolution(
        parameters, {.out_channels = 1, .in_channels = 1, .kernel = 3, .stride = 2, .padding = 1});
}

}  // namespace

Decoder::Decoder(const Parameters& parameters, const ModelConfig& config)
    : pitch_(load_halving(parameters.of("F0_conv"))),
      energy_(load_halving(parameters.of("N_conv"))),
      text_again_(load_normalised_convolution(
          parameters.of("asr_res.0"),
          {.out_channels = config.hidden_dim / 8, .in_channels = config.hidden_dim})),
      encode_(parameters.of("encode"), config.hidden_dim + curve_count, 2 * config.hidden_dim,
              config.style_dim, AdainBlock::Time::kept) {
    const std::size_t wide = 2 * config.hidden_dim;
    const std::size_t in = wide + config.hidden_dim / 8 + curve_count;
    for (std::size_t i = 0; i + 1 < block_count; ++i) {
        decode_.emplace_back(parameters.of("decode", i), in, wide, config.style_dim, AdainBlock::Time::kept);
    }
    decode_.emplace_back(parameters.of("decode", block_count - 1), in,
                         config.istftnet.upsample_initial_channel, config.style_dim,
                         AdainBlock::Time::doubled);
}

Matrix Decoder::apply(const Matrix& text, const Prosody& prosody, std::span<const float> style,
                      kernels::Execution& execution, const StageObserver& observe) const {
    Matrix pitch, energy, text_again;
    pitch_.apply(prosody.pitch, pitch, execution);
    energy_.apply(prosody.energy, energy, execution);
    text_again_.apply(text, text_again, execution);
    Matrix x = encode_.apply(stacked({text, pitch, energy}, execution.memory()), style, execution);
    show(observe, "dec.encode", x);
    for (std::size_t i = 0; i < decode_.size(); ++i) {
        x = decode_[i].apply(stacked({x, text_again, pitch, energy}, execution.memory()), style, execution);
        show(observe, "dec.decode." + std::to_string(i), x);
    }
    return x;
}

}  // namespace storyflow::speech::kokoro
