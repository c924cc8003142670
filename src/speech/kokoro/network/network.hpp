#pragma once

#include <memory>
#include <span>
#include <vector>

#include "speech/kernels/content_noise.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/network/harmonic_source.hpp"
#include "speech/kokoro/network/stage_observer.hpp"
#include "speech/kokoro/network/tensor_source.hpp"

namespace storyflow::speech::kokoro {

struct NetworkInput {
    std::span<const int> ids;      ///< tokens with the frame id 0 at both ends; 3 to 512 of them
    std::span<const float> style;  ///< 2 * style_dim: first half acoustic (decoder), second half prosody
    double speed = 1.0;            ///< 0.1 to 10: durations are divided by it before they are rounded
    kernels::Noise noise;          ///< empty for no noise
};

struct NetworkOutput {
    std::vector<int> durations;  ///< frames of 600 samples, one for each id
    std::vector<float> samples;  ///< 600 * sum of durations, 24 kHz, not clamped
};

/// The predictions of the network before it makes sound.
struct NetworkProsody {
    std::vector<int> durations;  ///< as in `NetworkOutput`
    std::vector<float> energy;   ///< two values for each frame of 600 samples
};

/// Kokoro-82M: computes sound from tokens and a style. Its weights are immutable and exist once: any number
/// of threads may run it at the same time, each with its own `Execution`.
class Network {
  public:
    /// Folds weight norms and packs the weights. Throws `base::Error{damaged_model}` naming a tensor that is
    /// missing or whose shape does not match the configuration.
    Network(const TensorSource& weights, const ModelConfig& config);
    ~Network();
    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;

    [[nodiscard]] const ModelConfig& config() const;

    /// The same input gives the same bytes for any number of threads. Throws `base::Error`: cancelled;
    /// invalid_input for ids or speed out of range, and for a sound longer than `frame_limit`; damaged_model
    /// for a style of another size or with values that are not finite, and for samples that are not finite.
    [[nodiscard]] NetworkOutput run(const NetworkInput& input, kernels::Execution& execution,
                                    const StageObserver& observe = {}) const;

    /// The first part of `run`, without the sound: a twentieth of its time. Throws like `run`.
    [[nodiscard]] NetworkProsody prosody(const NetworkInput& input, kernels::Execution& execution) const;

  private:
    class Layers;
    std::unique_ptr<const Layers> layers_;
};

}  // namespace storyflow::speech::kokoro
