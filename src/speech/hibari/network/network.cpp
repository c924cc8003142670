#include "speech/hibari/network/network.hpp"

#include <algorithm>
#include <numeric>

#include "base/error.hpp"

namespace storyflow::speech::hibari {

namespace {

constexpr std::size_t fewest_ids = 3;
constexpr std::size_t most_ids = 512;
constexpr double slowest = 0.1;
constexpr double fastest = 10.0;

/// The bytes that computing a frame takes: two matrices of channels, its window and its samples.
constexpr std::size_t bytes_of_frame = 10'000;

base::Error refused(const char* what) {
    return {base::ErrorKind::invalid_input, what};
}

std::size_t frames_of(std::span<const int> durations) {
    return 2 * static_cast<std::size_t>(std::accumulate(durations.begin(), durations.end(), 0L));
}

kernels::Matrix row_of(std::span<const float> values) {
    kernels::Matrix matrix(1, values.size());
    std::ranges::copy(values, matrix.row(0).begin());
    return matrix;
}

}  // namespace

Network::Network(ByteSource onnx, kernels::ByteArithmetic arithmetic)
    : Network(GraphWeights(OnnxFile(onnx), arithmetic)) {}

Network::Network(const GraphWeights& weights)
    : prosody_(weights), decoder_(weights), vocoder_(weights, decoder_.channels()) {}

void Network::check(const NetworkInput& input) const {
    if (input.ids.size() < fewest_ids || input.ids.size() > most_ids) {
        throw refused("An utterance has 3 to 512 tokens.");
    }
    const auto symbols = static_cast<int>(std::min(prosody_.symbols(), decoder_.symbols()));
    if (std::ranges::any_of(input.ids, [&](int id) { return id < 0 || id >= symbols; })) {
        throw refused("The network does not know one of the tokens.");
    }
    if (!(input.speed >= slowest && input.speed <= fastest)) throw refused("The speed is 0.1 to 10.");
    const auto possible = [](int units) { return units >= 0 && units <= ProsodyPredictor::longest_duration; };
    if (!input.durations.empty() &&
        (input.durations.size() != input.ids.size() || !std::ranges::all_of(input.durations, possible))) {
        throw refused("There is one duration for each token, of 0 to 400 units.");
    }
}

NetworkOutput Network::run(const NetworkInput& input, kernels::Execution& execution,
                           const StageObserver& observe) const {
    check(input);
    execution.check();
    const kernels::Matrix tokens = prosody_.encode(input.ids, execution);
    NetworkOutput output;
    output.durations.assign(input.durations.begin(), input.durations.end());
    if (output.durations.empty()) output.durations = prosody_.durations(tokens, input.speed, execution);

    const auto memory = execution.reserve(frames_of(output.durations) * bytes_of_frame);
    const Melody melody = prosody_.melody(tokens, output.durations, execution);
    const kernels::Matrix frames = decoder_.apply(input.ids, output.durations, melody, execution);
    if (observe) {
        observe("pitch", row_of(melody.pitch));
        observe("energy", row_of(melody.energy));
        observe("spectrum", vocoder_.describe(frames, execution));
    }
    output.samples = vocoder_.speak(frames, melody.pitch, input.noise_seed, execution);
    return output;
}

}  // namespace storyflow::speech::hibari
