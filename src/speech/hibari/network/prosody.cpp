#include "speech/hibari/network/prosody.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "speech/files/file_errors.hpp"
#include "speech/hibari/network/row_tiles.hpp"
#include "speech/kernels/transposition.hpp"

namespace storyflow::speech::hibari {

namespace {

constexpr float pitch_unit = 100.0f;  // Hz
constexpr float energy_unit = 5.0f;
constexpr std::size_t frames_per_unit = 2;

kernels::Convolution convolution(const GraphWeights& weights, const std::string& prefix, std::size_t inputs) {
    const std::vector<std::size_t> shape = weights.shape(prefix + ".weight");
    if (shape.size() != 3 || shape[1] != inputs || shape[0] == 0 || shape[2] % 2 == 0) {
        throw bad_data(prefix + ".weight has another shape");
    }
    return {{.out_channels = shape[0], .in_channels = shape[1], .kernel = shape[2], .padding = shape[2] / 2},
            weights.values(prefix + ".weight", shape),
            weights.values(prefix + ".bias", {shape[0]})};
}

/// A convolution with a single tap, as a layer on rows: [out, in, 1] -> [in, out].
kernels::RowLayer single_tap(const GraphWeights& weights, const std::string& prefix, std::size_t inputs) {
    const std::vector<std::size_t> shape = weights.shape(prefix + ".weight");
    if (shape.size() != 3 || shape[1] != inputs || shape[0] == 0 || shape[2] != 1) {
        throw bad_data(prefix + ".weight has another shape");
    }
    const std::vector<float> values = weights.values(prefix + ".weight", shape);
    std::vector<float> turned(values.size());
    kernels::transpose(values.data(), inputs, shape[0], inputs, turned.data(), shape[0]);
    return {inputs, shape[0], turned, weights.values(prefix + ".bias", {shape[0]})};
}

std::vector<MixingBlock> blocks_of(const GraphWeights& weights, std::size_t channels) {
    std::vector<MixingBlock> blocks;
    for (std::size_t i = 0; weights.contains("pn.pro." + std::to_string(i) + ".gamma"); ++i) {
        blocks.emplace_back(weights, "pn.pro." + std::to_string(i));
        if (blocks.back().channels() != channels) throw bad_data("a block of pn.pro has another width");
    }
    return blocks;
}

/// A layer on every row of a matrix.
kernels::Matrix apply(const kernels::RowLayer& layer, const kernels::Matrix& x,
                      kernels::Execution& execution) {
    kernels::Matrix y(x.rows(), layer.outputs(), execution.memory());
    for_each_tile(x.rows(), execution, [&](std::size_t first, std::size_t rows, kernels::Arena& scratch) {
        scratch.clear(layer.scratch_bytes(rows));
        layer.apply(rows_from(x, first), rows, rows_from(y, first), scratch);
    });
    return y;
}

/// The network predicts the logarithm of one more than the units at normal speed.
int duration_of(float logarithm, double speed) {
    const double units = (std::exp(static_cast<double>(logarithm)) - 1.0) / speed;
    const auto longest = static_cast<double>(ProsodyPredictor::longest_duration);
    return std::isnan(units) ? 1 : static_cast<int>(std::clamp(std::nearbyint(units), 1.0, longest));
}

}  // namespace

kernels::Matrix repeated_rows(const kernels::Matrix& tokens, std::span<const int> durations,
                              kernels::Execution& execution) {
    const auto units = static_cast<std::size_t>(std::accumulate(durations.begin(), durations.end(), 0L));
    kernels::Matrix rows(units, tokens.columns(), execution.memory());
    std::size_t row = 0;
    for (std::size_t token = 0; token < durations.size(); ++token) {
        for (int i = 0; i < durations[token]; ++i)
            std::ranges::copy(tokens.row(token), rows.row(row++).begin());
    }
    return rows;
}

ProsodyPredictor::ProsodyPredictor(const GraphWeights& weights)
    : encoder_(weights, "pn.text"),
      duration_filter_(convolution(weights, "pn.dur.0", encoder_.channels())),
      duration_sum_(convolution(weights, "pn.dur.2", duration_filter_.shape().out_channels)),
      enter_(single_tap(weights, "pn.pro_in", encoder_.channels())),
      blocks_(blocks_of(weights, enter_.outputs())),
      leave_(single_tap(weights, "pn.pro_out", enter_.outputs())) {
    if (duration_sum_.shape().out_channels != 1) throw bad_data("pn.dur.2.weight has another shape");
    if (leave_.outputs() != 2 * frames_per_unit) throw bad_data("pn.pro_out.weight has another shape");
}

std::vector<int> ProsodyPredictor::durations(const kernels::Matrix& tokens, double speed,
                                             kernels::Execution& execution) const {
    kernels::Matrix channels(tokens.columns(), tokens.rows(), execution.memory());
    kernels::transpose(tokens.row(0).data(), tokens.stride(), tokens.rows(), tokens.columns(),
                       channels.row(0).data(), channels.stride());
    kernels::Matrix filtered, logarithms;
    duration_filter_.apply(channels, filtered, execution);
    kernels::gaussian_gelu(filtered.row(0).data(), filtered.rows() * filtered.stride());
    duration_sum_.apply(filtered, logarithms, execution);
    std::vector<int> durations;
    for (const float logarithm : logarithms.row(0))
        durations.push_back(duration_of(logarithm, speed));
    return durations;
}

Melody ProsodyPredictor::melody(const kernels::Matrix& tokens, std::span<const int> durations,
                                kernels::Execution& execution) const {
    // The first layer sees one moment at a time, so it is computed before the moments are repeated.
    kernels::Matrix x = repeated_rows(apply(enter_, tokens, execution), durations, execution);
    for (const MixingBlock& block : blocks_)
        x = block.apply(x, execution);
    const kernels::Matrix values = apply(leave_, x, execution);
    Melody melody;
    for (std::size_t unit = 0; unit < values.rows(); ++unit) {
        for (std::size_t frame = 0; frame < frames_per_unit; ++frame) {
            melody.pitch.push_back(pitch_unit * values.row(unit)[frame]);
            melody.energy.push_back(energy_unit * values.row(unit)[frames_per_unit + frame]);
        }
    }
    return melody;
}

}  // namespace storyflow::speech::hibari
