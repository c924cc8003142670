#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "speech/files/byte_source.hpp"
#include "speech/hibari/network/decoder.hpp"
#include "speech/hibari/network/prosody.hpp"
#include "speech/hibari/network/vocoder.hpp"
#include "speech/kernels/execution.hpp"

namespace storyflow::speech::hibari {

struct NetworkInput {
    std::span<const int> ids;  ///< Kokoro's tokens with the frame id 0 at both ends; 3 to 512
    double speed = 1.0;        ///< 0.1 to 10: durations are divided by it before they are rounded
    std::optional<std::uint64_t> noise_seed;  ///< none for no noise
    std::span<const int> durations;           ///< one for each id; empty to let the network predict them
};

struct NetworkOutput {
    std::vector<int> durations;  ///< units of 600 samples, one for each id
    std::vector<float> samples;  ///< 600 * sum of durations, 24 kHz, not clamped
};

/// Gets the inner results by name: "pitch" and "energy" [1, frames], "spectrum" [frames, 5 * bins].
using StageObserver = std::function<void(std::string_view stage, const kernels::Matrix& values)>;

/// A student of Kokoro: sound from tokens, in one voice. Weights are immutable and exist once: any number of
/// threads may run it at the same time, each with its own `Execution`.
class Network {
  public:
    /// Reads an ONNX file as it is published for hibari-tts; sizes of layers, numbers of blocks and
    /// repetitions are the file's. Throws `base::Error{damaged_model}` naming the fault. Keeps nothing of the
    /// bytes.
    explicit Network(ByteSource onnx, kernels::ByteArithmetic arithmetic = kernels::best_byte_arithmetic());

    /// The same input gives the same bytes for any number of threads. Throws `base::Error`: cancelled;
    /// invalid_input for ids, speed or durations out of range.
    [[nodiscard]] NetworkOutput run(const NetworkInput& input, kernels::Execution& execution,
                                    const StageObserver& observe = {}) const;

  private:
    explicit Network(const GraphWeights& weights);
    void check(const NetworkInput& input) const;

    ProsodyPredictor prosody_;
    Decoder decoder_;
    Vocoder vocoder_;
};

}  // namespace storyflow::speech::hibari
