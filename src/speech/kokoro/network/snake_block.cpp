#include "speech/kokoro/network/snake_block.hpp"

#include <string>

#include "speech/kernels/normalisation.hpp"

namespace storyflow::speech::kokoro {

using kernels::Matrix;
using kernels::RowStatistics;

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
            load_fused_convolution(parameters.of("convs" + number, index), shape),
        };
    };
    for (std::size_t i = 0; i < dilations.size(); ++i)
        steps_.push_back({load_half("1", i, dilations[i]), load_half("2", i, 1)});
}

void SnakeBlock::Half::apply(const Matrix& x, const RowStatistics& statistics, std::span<const float> style,
                             const kernels::ConvolutionEpilogue& epilogue, Matrix& y,
                             kernels::Execution& execution) const {
    const ScaleAndShift modulation = norm(style);
    auto rows = kernels::instance_norm_prologues(statistics, modulation.gamma, modulation.beta);
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows[row].alpha = alpha[row];
    convolution.apply(x, {.activation = kernels::Activation::snake, .rows = rows}, epilogue, y, execution);
}

void SnakeBlock::apply(const Task& task, std::span<const float> style, kernels::Execution& execution) const {
    const Matrix* x = &task.x;
    RowStatistics statistics = task.statistics;
    RowStatistics scratch_statistics;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const bool is_last = i + 1 == steps_.size();
        steps_[i].dilated.apply(*x, statistics, style, {.statistics = &scratch_statistics}, task.scratch,
                                execution);
        steps_[i].plain.apply(task.scratch, scratch_statistics, style,
                              {.residual = x,
                               .second_residual = is_last ? task.residual : nullptr,
                               .factor = is_last ? task.factor : 1.0F,
                               .statistics = is_last ? nullptr : &statistics},
                              is_last ? task.y : task.sum, execution);
        x = &task.sum;
    }
}

}  // namespace storyflow::speech::kokoro
