#include "speech/hibari/network/decoder.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "speech/files/file_errors.hpp"
#include "speech/hibari/network/row_tiles.hpp"

namespace storyflow::speech::hibari {

namespace {

constexpr std::size_t melody_channels = 2;
constexpr std::size_t frames_per_unit = 2;
constexpr std::size_t most_taps = 31;

/// The first convolution, [out, text and melody, taps].
struct Entrance {
    std::size_t out, in, taps;
    std::vector<float> weight;

    Entrance(const GraphWeights& weights, std::size_t channels, std::size_t text) {
        const std::vector<std::size_t> shape = weights.shape("m.dec_in.weight");
        const bool fits = shape.size() == 3 && shape[0] == channels && shape[1] == text + melody_channels &&
                          shape[2] % 2 == 1 && shape[2] <= most_taps;
        if (!fits) throw bad_data("m.dec_in.weight has another shape");
        out = shape[0];
        in = shape[1];
        taps = shape[2];
        weight = weights.values("m.dec_in.weight", shape);
    }
    [[nodiscard]] float at(std::size_t o, std::size_t i, std::size_t tap) const {
        return weight[(o * in + i) * taps + tap];
    }
};

kernels::RowLayer token_layer(const Entrance& entrance) {
    const std::size_t inputs = entrance.in - melody_channels;
    const std::size_t outputs = entrance.taps * entrance.out;
    std::vector<float> weight(inputs * outputs);
    for (std::size_t i = 0; i < inputs; ++i) {
        for (std::size_t tap = 0; tap < entrance.taps; ++tap) {
            for (std::size_t o = 0; o < entrance.out; ++o)
                weight[i * outputs + tap * entrance.out + o] = entrance.at(o, i, tap);
        }
    }
    return {inputs, outputs, weight, std::vector<float>(outputs)};
}

std::vector<float> melody_weights(const Entrance& entrance) {
    std::vector<float> weight;
    for (std::size_t tap = 0; tap < entrance.taps; ++tap) {
        for (std::size_t i = entrance.in - melody_channels; i < entrance.in; ++i) {
            for (std::size_t o = 0; o < entrance.out; ++o)
                weight.push_back(entrance.at(o, i, tap));
        }
    }
    return weight;
}

std::vector<MixingBlock> blocks_of(const GraphWeights& weights, std::size_t channels) {
    std::vector<MixingBlock> blocks;
    for (std::size_t i = 0; weights.contains("m.dec." + std::to_string(i) + ".gamma"); ++i) {
        blocks.emplace_back(weights, "m.dec." + std::to_string(i));
        if (blocks.back().channels() != channels) throw bad_data("a block of m.dec has another width");
    }
    return blocks;
}

/// The token that each frame belongs to.
std::vector<std::size_t> tokens_of_frames(std::span<const int> durations) {
    std::vector<std::size_t> tokens;
    for (std::size_t token = 0; token < durations.size(); ++token)
        tokens.insert(tokens.end(), frames_per_unit * static_cast<std::size_t>(durations[token]), token);
    return tokens;
}

}  // namespace

Decoder::Decoder(const GraphWeights& weights)
    : encoder_(weights, "m.text"),
      norm_(weights.norm("m.dec_norm")),
      taps_(Entrance(weights, norm_.channels(), encoder_.channels()).taps),
      enter_tokens_(token_layer(Entrance(weights, norm_.channels(), encoder_.channels()))),
      enter_melody_(melody_weights(Entrance(weights, norm_.channels(), encoder_.channels()))),
      enter_bias_(weights.values("m.dec_in.bias", {norm_.channels()})),
      blocks_(blocks_of(weights, norm_.channels())) {}

void Decoder::enter_frame(const kernels::Matrix& parts, std::span<const std::size_t> tokens,
                          const Melody& melody, std::size_t frame, std::span<float> to) const {
    std::array<kernels::WeightedRow, 1 + 3 * most_taps> rows;
    std::size_t count = 0;
    rows[count++] = {enter_bias_.data(), 1.0f};
    const std::size_t reach = taps_ / 2;
    for (std::size_t tap = 0; tap < taps_; ++tap) {
        if (frame + tap < reach || frame + tap - reach >= tokens.size()) continue;
        const std::size_t source = frame + tap - reach;
        const float* const weights = enter_melody_.data() + tap * melody_channels * channels();
        rows[count++] = {parts.row(tokens[source]).data() + tap * channels(), 1.0f};
        rows[count++] = {weights, std::log1p(std::max(0.0f, melody.pitch[source])) / 5.0f};
        rows[count++] = {weights + channels(), melody.energy[source] / 5.0f};
    }
    kernels::add_rows(rows.data(), count, channels(), to.data());
}

/// The first convolution. Neighbouring frames belong to the same token, so what a token adds is computed
/// once.
kernels::Matrix Decoder::enter(const kernels::Matrix& tokens, std::span<const int> durations,
                               const Melody& melody, kernels::Execution& execution) const {
    kernels::Matrix parts(tokens.rows(), enter_tokens_.outputs(), execution.memory());
    for_each_tile(tokens.rows(), execution,
                  [&](std::size_t first, std::size_t rows, kernels::Arena& scratch) {
                      scratch.clear(enter_tokens_.scratch_bytes(rows));
                      enter_tokens_.apply(rows_from(tokens, first), rows, rows_from(parts, first), scratch);
                  });
    const std::vector<std::size_t> token = tokens_of_frames(durations);
    kernels::Matrix x(token.size(), channels(), execution.memory());
    for_each_tile(x.rows(), execution, [&](std::size_t first, std::size_t rows, kernels::Arena&) {
        for (std::size_t frame = first; frame < first + rows; ++frame)
            enter_frame(parts, token, melody, frame, x.row(frame));
    });
    return x;
}

kernels::Matrix Decoder::apply(std::span<const int> ids, std::span<const int> durations, const Melody& melody,
                               kernels::Execution& execution) const {
    kernels::Matrix x = enter(encoder_.apply(ids, execution), durations, melody, execution);
    for (const MixingBlock& block : blocks_)
        x = block.apply(x, execution);
    for_each_tile(x.rows(), execution, [&](std::size_t first, std::size_t rows, kernels::Arena&) {
        kernels::normalise_rows(norm_.view(), x.row(first).data(), x.stride(), rows, x.row(first).data(),
                                x.stride());
    });
    return x;
}

}  // namespace storyflow::speech::hibari
