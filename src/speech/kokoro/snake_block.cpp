#include "speech/kokoro/snake_block.hpp"

#include <string>

#include "speech/kokoro/kernels/elementwise.hpp"
#include "speech/kokoro/kernels/normalisation.hpp"

namespace storyflow::speech::kokoro {

using kernels::Matrix;

SnakeBlock::SnakeBlock(const Parameters& parameters, std::size_t channels, std::size_t kernel,
                       std::span<const std::size_t> dilations, std::size_t style_width) {
    const auto load_half = [&](const std::string& number, std::size_t index, std::size_t dilation) {
        const kernels::ConvolutionShape shape{.out_channels = channels,
                                              .in_channels = channels,
                                              .kernel = kernel,
                                              .padding = (kernel - 1) * dilation / 2,
                                              .dilation = dilation};
        return Half{
            StyleModulation(parameters.of("adain" + number, index), style_width, channels),
            parameters.of("alpha" + number).values(std::to_string(index), {1, channels, 1}),
            load_normalised_convolution(parameters.of("convs" + number, index), shape),
        };
    };
    for (std::size_t i = 0; i < dilations.size(); ++i)
        steps_.push_back({load_half("1", i, dilations[i]), load_half("2", i, 1)});
}

void SnakeBlock::apply(Matrix& x, std::span<const float> style, Scratch& scratch,
                       kernels::Execution& execution) const {
    const auto apply_half = [&](const Half& half, const Matrix& from, Matrix& normalised, Matrix& to) {
        const ScaleAndShift norm = half.norm(style);
        kernels::adaptive_instance_norm(from, norm.gamma, norm.beta, normalised, execution);
        kernels::snake(normalised, half.alpha, execution);
        half.convolution.apply(normalised, to, execution);
    };
    for (const Step& step : steps_) {
        apply_half(step.dilated, x, scratch.a, scratch.b);
        apply_half(step.plain, scratch.b, scratch.b, scratch.a);
        kernels::add(x, scratch.a, execution);
    }
}

}  // namespace storyflow::speech::kokoro
