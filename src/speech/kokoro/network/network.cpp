#include "speech/kokoro/network/network.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "speech/kokoro/network/decoder.hpp"
#include "speech/kokoro/network/duration_encoder.hpp"
#include "speech/kokoro/network/duration_predictor.hpp"
#include "speech/kokoro/network/generator.hpp"
#include "speech/kokoro/network/plbert.hpp"
#include "speech/kokoro/network/prosody_predictor.hpp"
#include "speech/kokoro/network/rearrange.hpp"
#include "speech/kokoro/network/spectrum.hpp"
#include "speech/kokoro/network/text_encoder.hpp"
#include "speech/kokoro/network/weight_loading.hpp"

namespace storyflow::speech::kokoro {

using kernels::Execution;
using kernels::Matrix;

namespace {

constexpr std::size_t fewest_ids = 3;
constexpr double slowest = 0.1;
constexpr double fastest = 10;

[[noreturn]] void refuse(const std::string& message) {
    throw base::Error(base::ErrorKind::invalid_input, message);
}

/// For faults of a file: the checkpoint or the voice.
[[noreturn]] void refuse_model(const std::string& message) {
    throw base::Error(base::ErrorKind::damaged_model, message);
}

void check(const ModelConfig& config) {
    const ModelConfig::Istftnet& sizes = config.istftnet;
    const std::size_t samples = std::accumulate(sizes.upsample_rates.begin(), sizes.upsample_rates.end(),
                                                sizes.gen_istft_hop_size, std::multiplies<>());
    if (samples != HarmonicSource::samples_per_value) {
        refuse_model("The model's upsampling makes " + std::to_string(samples) +
                     " samples of a value; it must make " +
                     std::to_string(HarmonicSource::samples_per_value) + ".");
    }
}

void check(std::span<const int> ids, const ModelConfig& config) {
    const std::size_t most_ids = config.plbert.max_position_embeddings;
    if (ids.size() < fewest_ids || ids.size() > most_ids) {
        refuse("The network takes " + std::to_string(fewest_ids) + " to " + std::to_string(most_ids) +
               " token ids, not " + std::to_string(ids.size()) + ".");
    }
    for (const int id : ids) {
        if (id < 0 || static_cast<std::size_t>(id) >= config.n_token) {
            refuse("Token id " + std::to_string(id) + " is not between 0 and " +
                   std::to_string(config.n_token - 1) + ".");
        }
    }
}

void check(const NetworkInput& input, const ModelConfig& config) {
    check(input.ids, config);
    if (input.style.size() != 2 * config.style_dim) {
        refuse_model("A style has " + std::to_string(2 * config.style_dim) + " values, not " +
                     std::to_string(input.style.size()) + ".");
    }
    if (!std::ranges::all_of(input.style, [](float value) { return std::isfinite(value); }))
        refuse_model("The style has values that are not numbers.");
    if (!(input.speed >= slowest && input.speed <= fastest)) refuse("The speed must be between 0.1 and 10.");
}

void check_samples(std::span<const float> samples) {
    if (!std::ranges::all_of(samples, [](float sample) { return std::isfinite(sample); }))
        refuse_model("The model is damaged: its sound has samples that are not numbers.");
}

template <typename Value>
void show_list(const StageObserver& observe, std::string_view stage, const std::vector<Value>& values) {
    if (observe) show(observe, stage, std::vector<float>(values.begin(), values.end()));
}

}  // namespace

class Network::Layers {
  public:
    Layers(const Parameters& all, const ModelConfig& sizes)
        : config(sizes),
          plbert(all.of("bert"), sizes),
          plbert_output(load_linear(all.of("bert_encoder"), sizes.hidden_dim, sizes.plbert.hidden_size)),
          duration_encoder(all.of("predictor.text_encoder"), sizes),
          duration_predictor(all.of("predictor"), sizes),
          prosody_predictor(all.of("predictor"), sizes),
          text_encoder(all.of("text_encoder"), sizes),
          decoder(all.of("decoder"), sizes),
          source(all.of("decoder.generator.m_source")),
          spectrum(sizes.istftnet.gen_istft_n_fft, sizes.istftnet.gen_istft_hop_size),
          generator(all.of("decoder.generator"), sizes) {}

    /// Encodes the tokens with the prosodic style: [hidden_dim + style_dim, T].
    [[nodiscard]] Matrix read(const NetworkInput& input, Execution& execution,
                              const StageObserver& observe) const {
        const Matrix context = plbert.apply(input.ids, execution);
        show_transposed(observe, "bert", context);
        Matrix narrow;
        plbert_output.apply(context, narrow, execution);
        show(observe, "d_en", narrow);
        Matrix tokens = duration_encoder.apply(narrow, prosodic(input.style), execution);
        show_transposed(observe, "d", tokens);
        return tokens;
    }

    [[nodiscard]] std::vector<int> durations(const Matrix& tokens, double speed, Execution& execution,
                                             const StageObserver& observe) const {
        std::vector<double> lengths = duration_predictor.apply(tokens, execution);
        for (double& length : lengths)
            length /= speed;
        show_list(observe, "dur_raw", lengths);
        std::vector<int> frames = whole_frames(lengths);
        show_list(observe, "dur", frames);
        return frames;
    }

    /// Encodes the text and repeats each token's column for its duration: [hidden_dim, L].
    [[nodiscard]] Matrix lay_out_text(const NetworkInput& input, std::span<const int> frames,
                                      Execution& execution, const StageObserver& observe) const {
        const Matrix encoded = text_encoder.apply(input.ids, execution);
        show(observe, "t_en", encoded);
        Matrix text = repeated_columns(encoded, frames, execution.memory());
        show(observe, "asr", text);
        return text;
    }

    [[nodiscard]] Matrix excitation(const Prosody& prosody, const kernels::Noise& noise, Execution& execution,
                                    const StageObserver& observe) const {
        const std::vector<float> samples = source.excite(prosody.pitch.row(0), noise, execution);
        show(observe, "exc", samples);
        Matrix result = spectrum.analyse(samples, execution);
        show_rows(observe, "har_mag", result, 0, spectrum.bins());
        show_rows(observe, "har_phase", result, spectrum.bins(), spectrum.bins());
        return result;
    }

    [[nodiscard]] std::span<const float> acoustic(std::span<const float> style) const {
        return style.first(config.style_dim);
    }
    [[nodiscard]] std::span<const float> prosodic(std::span<const float> style) const {
        return style.last(config.style_dim);
    }

    ModelConfig config;
    Plbert plbert;
    kernels::Convolution plbert_output;
    DurationEncoder duration_encoder;
    DurationPredictor duration_predictor;
    ProsodyPredictor prosody_predictor;
    TextEncoder text_encoder;
    Decoder decoder;
    HarmonicSource source;
    ShortTimeSpectrum spectrum;
    Generator generator;
};

Network::Network(const TensorSource& weights, const ModelConfig& config) {
    check(config);
    layers_ = std::make_unique<const Layers>(Parameters(weights), config);
}

Network::~Network() = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;

const ModelConfig& Network::config() const {
    return layers_->config;
}

NetworkProsody Network::prosody(const NetworkInput& input, Execution& execution) const {
    const Layers& layers = *layers_;
    check(input, layers.config);
    execution.check();
    const Matrix tokens = layers.read(input, execution, {});
    std::vector<int> durations = layers.durations(tokens, input.speed, execution, {});
    const Prosody prosody = layers.prosody_predictor.apply(
        repeated_columns(tokens, durations, execution.memory()), layers.prosodic(input.style), execution, {});
    const auto energy = prosody.energy.row(0);
    return {std::move(durations), {energy.begin(), energy.end()}};
}

NetworkOutput Network::run(const NetworkInput& input, Execution& execution,
                           const StageObserver& observe) const {
    const Layers& layers = *layers_;
    check(input, layers.config);
    execution.check();
    NetworkOutput output;
    const Matrix tokens = layers.read(input, execution, observe);
    output.durations = layers.durations(tokens, input.speed, execution, observe);

    const std::size_t frames =
        static_cast<std::size_t>(std::accumulate(output.durations.begin(), output.durations.end(), 0L));
    const auto memory = execution.reserve(layers.generator.bytes_for(frames));
    const Prosody prosody =
        layers.prosody_predictor.apply(repeated_columns(tokens, output.durations, execution.memory()),
                                       layers.prosodic(input.style), execution, observe);
    const auto style = layers.acoustic(input.style);
    Matrix features = layers.decoder.apply(layers.lay_out_text(input, output.durations, execution, observe),
                                           prosody, style, execution, observe);
    Matrix excitation = layers.excitation(prosody, input.noise, execution, observe);
    output.samples =
        layers.generator.apply(std::move(features), std::move(excitation), style, execution, observe);
    check_samples(output.samples);
    return output;
}

}  // namespace storyflow::speech::kokoro
