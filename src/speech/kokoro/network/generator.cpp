#include "speech/kokoro/network/generator.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <string>
#include <utility>

#include "speech/kernels/elementwise.hpp"
#include "speech/kernels/row_statistics.hpp"
#include "speech/kokoro/network/rearrange.hpp"

namespace storyflow::speech::kokoro {

using kernels::Matrix;

namespace {

constexpr float stage_slope = 0.1F;
constexpr float last_slope = 0.01F;
constexpr std::size_t last_kernel = 7;

std::size_t channels_after(const ModelConfig::Istftnet& sizes, std::size_t stage) {
    return sizes.upsample_initial_channel >> (stage + 1);
}

/// The excitation's spectrum has the time resolution of the last stage; earlier stages downsample it.
kernels::ConvolutionShape excitation_shape(const ModelConfig::Istftnet& sizes, std::size_t stage) {
    const std::size_t stride =
        std::accumulate(sizes.upsample_rates.begin() + static_cast<std::ptrdiff_t>(stage) + 1,
                        sizes.upsample_rates.end(), std::size_t{1}, std::multiplies<>());
    kernels::ConvolutionShape shape{.out_channels = channels_after(sizes, stage),
                                    .in_channels = sizes.gen_istft_n_fft + 2};
    if (stride > 1) {
        shape.kernel = 2 * stride;
        shape.stride = stride;
        shape.padding = (stride + 1) / 2;
    }
    return shape;
}

/// While the residual blocks of a stage run, four matrices of its size exist: the input, the running sum, the
/// activations between two convolutions, and the output.
std::size_t bytes_of_frame(const ModelConfig::Istftnet& sizes) {
    constexpr std::size_t matrices = 4;
    std::size_t columns = 2;
    std::size_t most = 0;
    for (std::size_t stage = 0; stage < sizes.upsample_rates.size(); ++stage) {
        columns *= sizes.upsample_rates[stage];
        most = std::max(most, matrices * channels_after(sizes, stage) * columns * sizeof(float));
    }
    return most;
}

/// y += x. When `y` has one column more, x[1] is added to its first column and x to the following ones
/// (reflection padding on the left).
void add_upsampled(Matrix& y, const Matrix& x, kernels::Execution& execution) {
    const std::size_t shift = y.columns() - x.columns();
    execution.run(y.rows(), [&](std::size_t row) {
        const auto to = y.row(row);
        const auto from = x.row(row);
        if (shift == 1) to[0] += from[1];
        for (std::size_t t = 0; t < from.size(); ++t)
            to[t + shift] += from[t];
    });
}

/// The mean of the blocks' results. Overwrites `x`.
Matrix mean_of(const std::vector<SnakeBlock>& blocks, Matrix& x, std::span<const float> style,
               Matrix& scratch, kernels::Execution& execution) {
    const kernels::RowStatistics statistics = kernels::statistics_of(x, execution);
    Matrix result, sum;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool is_last = i + 1 == blocks.size();
        // The last block may overwrite x: that saves a matrix.
        if (is_last) sum = Matrix();
        blocks[i].apply({.x = x,
                         .statistics = statistics,
                         .scratch = scratch,
                         .sum = is_last ? x : sum,
                         .y = result,
                         .residual = i == 0 ? nullptr : &result,
                         .factor = is_last ? 1 / static_cast<float>(blocks.size()) : 1.0F},
                        style, execution);
    }
    return result;
}

/// Input: logarithms of magnitudes above values whose sine is the angle. Output: magnitudes above angles.
void to_spectrum(Matrix& x, kernels::Execution& execution) {
    execution.run(x.rows(), [&](std::size_t row) {
        if (row < x.rows() / 2) {
            kernels::exponential(x.row(row));
        } else {
            kernels::sine(x.row(row));
        }
    });
}

}  // namespace

Generator::Generator(const Parameters& parameters, const ModelConfig& config)
    : last_(load_normalised_convolution(
          parameters.of("conv_post"),
          {.out_channels = config.istftnet.gen_istft_n_fft + 2,
           .in_channels = channels_after(config.istftnet, config.istftnet.upsample_rates.size() - 1),
           .kernel = last_kernel,
           .padding = last_kernel / 2})),
      spectrum_(config.istftnet.gen_istft_n_fft, config.istftnet.gen_istft_hop_size),
      frame_bytes_(bytes_of_frame(config.istftnet)) {
    for (std::size_t i = 0; i < config.istftnet.upsample_rates.size(); ++i)
        stages_.push_back(load_stage(parameters, config, i));
}

Generator::Stage Generator::load_stage(const Parameters& parameters, const ModelConfig& config,
                                       std::size_t index) {
    const ModelConfig::Istftnet& sizes = config.istftnet;
    const std::size_t out = channels_after(sizes, index);
    const std::size_t kernel = sizes.upsample_kernel_sizes[index];
    const std::size_t rate = sizes.upsample_rates[index];
    const bool is_last = index + 1 == sizes.upsample_rates.size();
    // The excitation's residual blocks have fixed dilations, which the configuration does not contain.
    constexpr std::array<std::size_t, 3> excitation_dilations{1, 3, 5};
    Stage stage{load_convolution(parameters.of("noise_convs", index), excitation_shape(sizes, index)),
                SnakeBlock(parameters.of("noise_res", index), out, is_last ? 11 : 7, excitation_dilations,
                           config.style_dim),
                load_transposed_convolution(parameters.of("ups", index), {.out_channels = out,
                                                                          .in_channels = 2 * out,
                                                                          .kernel = kernel,
                                                                          .stride = rate,
                                                                          .padding = (kernel - rate) / 2}),
                {}};
    const std::size_t block_count = sizes.resblock_kernel_sizes.size();
    for (std::size_t i = 0; i < block_count; ++i) {
        stage.blocks.emplace_back(parameters.of("resblocks", index * block_count + i), out,
                                  sizes.resblock_kernel_sizes[i], sizes.resblock_dilation_sizes[i],
                                  config.style_dim);
    }
    return stage;
}

Matrix Generator::apply_stage(std::size_t index, Matrix x, Matrix& excitation, std::span<const float> style,
                              kernels::Execution& execution, const StageObserver& observe) const {
    const Stage& stage = stages_[index];
    const std::string suffix = "." + std::to_string(index);
    // These are the largest matrices of the network: each is freed as soon as it is no longer needed.
    Matrix upsampled, sum, scratch;
    kernels::leaky_relu(x, stage_slope, execution);
    stage.upsampling.apply(x, upsampled, execution);
    x = Matrix();
    stage.excitation.apply(excitation, sum, execution);
    if (index + 1 == stages_.size()) excitation = Matrix();
    show(observe, "gen.noise_conv" + suffix, sum);
    stage.excitation_block.apply({.x = sum,
                                  .statistics = kernels::statistics_of(sum, execution),
                                  .scratch = scratch,
                                  .sum = sum,
                                  .y = sum},
                                 style, execution);
    show(observe, "gen.noise_res" + suffix, sum);

    add_upsampled(sum, upsampled, execution);
    upsampled = Matrix();
    show(observe, "gen.sum" + suffix, sum);

    Matrix mean = mean_of(stage.blocks, sum, style, scratch, execution);
    show(observe, "gen.stage" + suffix, mean);
    return mean;
}

std::vector<float> Generator::apply(Matrix features, Matrix excitation, std::span<const float> style,
                                    kernels::Execution& execution, const StageObserver& observe) const {
    Matrix x = std::move(features);
    for (std::size_t i = 0; i < stages_.size(); ++i)
        x = apply_stage(i, std::move(x), excitation, style, execution, observe);
    kernels::leaky_relu(x, last_slope, execution);
    Matrix spectrum;
    last_.apply(x, spectrum, execution);
    show(observe, "conv_post", spectrum);
    x = Matrix();
    to_spectrum(spectrum, execution);
    std::vector<float> samples = spectrum_.synthesise(spectrum, execution);
    show(observe, "wave", samples);
    return samples;
}

}  // namespace storyflow::speech::kokoro
