#include "speech/kokoro/network/prosody_predictor.hpp"

#include <string>
#include <utility>

namespace storyflow::speech::kokoro {

using kernels::Matrix;

ProsodyPredictor::ProsodyPredictor(const Parameters& parameters, const ModelConfig& config)
    : shared_(
          load_lstm(parameters.of("shared"), config.hidden_dim + config.style_dim, config.hidden_dim / 2)),
      pitch_(load_curve(parameters, "F0", config)),
      energy_(load_curve(parameters, "N", config)) {}

ProsodyPredictor::Curve ProsodyPredictor::load_curve(const Parameters& parameters, std::string_view name,
                                                     const ModelConfig& config) {
    const std::size_t wide = config.hidden_dim;
    const std::size_t narrow = wide / 2;
    std::vector<AdainBlock> blocks;
    blocks.emplace_back(parameters.of(name, 0), wide, wide, config.style_dim, AdainBlock::Time::kept);
    blocks.emplace_back(parameters.of(name, 1), wide, narrow, config.style_dim, AdainBlock::Time::doubled);
    blocks.emplace_back(parameters.of(name, 2), narrow, narrow, config.style_dim, AdainBlock::Time::kept);
    return {std::move(blocks), load_convolution(parameters.of(std::string(name) + "_proj"),
                                                {.out_channels = 1, .in_channels = narrow})};
}

Matrix ProsodyPredictor::draw(const Curve& curve, const Matrix& shared, std::span<const float> style,
                              kernels::Execution& execution) {
    Matrix x = curve.blocks.front().apply(shared, style, execution);
    for (std::size_t i = 1; i < curve.blocks.size(); ++i)
        x = curve.blocks[i].apply(x, style, execution);
    Matrix values;
    curve.projection.apply(x, values, execution);
    return values;
}

Prosody ProsodyPredictor::apply(const Matrix& frames, std::span<const float> style,
                                kernels::Execution& execution, const StageObserver& observe) const {
    Matrix shared;
    shared_.apply(frames, shared, execution);
    show(observe, "shared", shared);
    Prosody prosody{draw(pitch_, shared, style, execution), draw(energy_, shared, style, execution)};
    show(observe, "F0", prosody.pitch);
    show(observe, "N", prosody.energy);
    return prosody;
}

}  // namespace storyflow::speech::kokoro
