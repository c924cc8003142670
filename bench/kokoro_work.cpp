#include "bench/kokoro_work.hpp"

#include <array>

namespace storyflow::bench {

using speech::kokoro::ModelConfig;

namespace {

constexpr std::array<std::size_t, 3> excitation_dilations{1, 3, 5};
constexpr std::size_t embedding = 128;

/// out * in * kernel products for each column; a product and an addition are two operations.
double convolution(std::size_t out, std::size_t in, std::size_t kernel, std::size_t columns) {
    return 2e-9 * static_cast<double>(out * in * kernel) * static_cast<double>(columns);
}

/// Both directions together.
double lstm(std::size_t in, std::size_t hidden, std::size_t steps) {
    return 2 * convolution(4 * hidden, in + hidden, 1, steps);
}

double plbert(const ModelConfig& config, std::size_t tokens) {
    const ModelConfig::Plbert& sizes = config.plbert;
    const double layer = 4 * convolution(sizes.hidden_size, sizes.hidden_size, 1, tokens) +
                         2 * convolution(sizes.intermediate_size, sizes.hidden_size, 1, tokens) +
                         2 * convolution(sizes.hidden_size, tokens, 1, tokens);
    return convolution(sizes.hidden_size, embedding, 1, tokens) +
           static_cast<double>(sizes.num_hidden_layers) * layer +
           convolution(config.hidden_dim, sizes.hidden_size, 1, tokens);
}

double durations(const ModelConfig& config, std::size_t tokens) {
    const std::size_t in = config.hidden_dim + config.style_dim;
    return static_cast<double>(config.n_layer + 1) * lstm(in, config.hidden_dim / 2, tokens) +
           convolution(config.max_dur, config.hidden_dim, 1, tokens);
}

/// A block of two convolutions and, where the number of channels changes, a shortcut.
double adain_block(std::size_t in, std::size_t out, std::size_t columns, std::size_t shortcut_columns) {
    return convolution(out, in, 3, columns) + convolution(out, out, 3, columns) +
           (in == out ? 0.0 : convolution(out, in, 1, shortcut_columns));
}

double curves(const ModelConfig& config, std::size_t frames) {
    const std::size_t wide = config.hidden_dim;
    const std::size_t narrow = wide / 2;
    const double curve =
        adain_block(wide, wide, frames, frames) + adain_block(wide, narrow, 2 * frames, frames) +
        adain_block(narrow, narrow, 2 * frames, 2 * frames) + convolution(1, narrow, 1, 2 * frames);
    return lstm(wide + config.style_dim, narrow, frames) + 2 * curve;
}

double text_encoder(const ModelConfig& config, std::size_t tokens) {
    return static_cast<double>(config.n_layer) *
               convolution(config.hidden_dim, config.hidden_dim, config.text_encoder_kernel_size, tokens) +
           lstm(config.hidden_dim, config.hidden_dim / 2, tokens);
}

double decoder(const ModelConfig& config, std::size_t frames) {
    const std::size_t wide = 2 * config.hidden_dim;
    const std::size_t in = wide + config.hidden_dim / 8 + 2;
    return convolution(config.hidden_dim / 8, config.hidden_dim, 1, frames) +
           adain_block(config.hidden_dim + 2, wide, frames, frames) +
           3 * adain_block(in, wide, frames, frames) +
           adain_block(in, config.istftnet.upsample_initial_channel, 2 * frames, frames);
}

std::size_t channels_of(const ModelConfig& config, std::size_t stage) {
    return config.istftnet.upsample_initial_channel >> (stage + 1);
}

/// The columns of the stage's matrices; the last stage has one more, from the reflection padding.
std::size_t stage_columns(const ModelConfig& config, std::size_t stage, std::size_t frames) {
    std::size_t columns = 2 * frames;
    for (std::size_t i = 0; i <= stage; ++i)
        columns *= config.istftnet.upsample_rates[i];
    return stage + 1 == config.istftnet.upsample_rates.size() ? columns + 1 : columns;
}

void add_block(std::size_t channels, std::size_t kernel, std::span<const std::size_t> dilations,
               std::size_t columns, std::vector<CountedConvolution>& all) {
    const auto add = [&](std::size_t dilation) {
        const speech::kernels::ConvolutionShape shape{.out_channels = channels,
                                                      .in_channels = channels,
                                                      .kernel = kernel,
                                                      .padding = (kernel - 1) * dilation / 2,
                                                      .dilation = dilation};
        for (CountedConvolution& known : all) {
            if (known.shape.out_channels == channels && known.shape.kernel == kernel &&
                known.shape.dilation == dilation) {
                ++known.count;
                return;
            }
        }
        all.push_back({shape, columns, 1});
    };
    for (const std::size_t dilation : dilations) {
        add(dilation);
        add(1);
    }
}

double stage_work(const ModelConfig& config, std::size_t stage, std::size_t frames) {
    const ModelConfig::Istftnet& sizes = config.istftnet;
    const std::size_t channels = channels_of(config, stage);
    const std::size_t columns = stage_columns(config, stage, frames);
    const std::size_t before = stage == 0 ? 2 * frames : stage_columns(config, stage - 1, frames);
    std::size_t stride = 1;
    for (std::size_t i = stage + 1; i < sizes.upsample_rates.size(); ++i)
        stride *= sizes.upsample_rates[i];
    double gflop = convolution(channels, sizes.gen_istft_n_fft + 2, stride > 1 ? 2 * stride : 1, columns) +
                   convolution(channels, 2 * channels, sizes.upsample_kernel_sizes[stage], before);
    for (const CountedConvolution& counted : residual_convolutions(config, frames)) {
        if (counted.shape.out_channels == channels) gflop += counted.gflop();
    }
    return gflop;
}

}  // namespace

double CountedConvolution::gflop() const {
    return static_cast<double>(count) *
           convolution(shape.out_channels, shape.in_channels, shape.kernel, columns);
}

std::vector<CountedConvolution> residual_convolutions(const ModelConfig& config, std::size_t frames) {
    std::vector<CountedConvolution> all;
    const ModelConfig::Istftnet& sizes = config.istftnet;
    for (std::size_t stage = 0; stage < sizes.upsample_rates.size(); ++stage) {
        const std::size_t channels = channels_of(config, stage);
        const std::size_t columns = stage_columns(config, stage, frames);
        const bool is_last = stage + 1 == sizes.upsample_rates.size();
        add_block(channels, is_last ? 11 : 7, excitation_dilations, columns, all);
        for (std::size_t i = 0; i < sizes.resblock_kernel_sizes.size(); ++i) {
            add_block(channels, sizes.resblock_kernel_sizes[i], sizes.resblock_dilation_sizes[i], columns,
                      all);
        }
    }
    return all;
}

std::vector<CountedPart> work_of_parts(const ModelConfig& config, std::size_t tokens, std::size_t frames) {
    const std::size_t last = config.istftnet.upsample_rates.size() - 1;
    return {{"PL-BERT", plbert(config, tokens)},
            {"durations", durations(config, tokens)},
            {"pitch and energy", curves(config, frames)},
            {"text encoder", text_encoder(config, tokens)},
            {"decoder", decoder(config, frames)},
            {"harmonic source", 0.0},
            {"generator, first", stage_work(config, 0, frames)},
            {"generator, second", stage_work(config, last, frames)},
            {"spectrum to sound", convolution(config.istftnet.gen_istft_n_fft + 2, channels_of(config, last),
                                              7, stage_columns(config, last, frames))}};
}

}  // namespace storyflow::bench
