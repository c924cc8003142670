#include "speech/hibari/network/mixing_block.hpp"

#include "speech/files/file_errors.hpp"
#include "speech/hibari/network/row_tiles.hpp"

namespace storyflow::speech::hibari {

namespace {

/// [channels, 1, taps] -> [taps, channels], so that neighbouring channels lie together.
std::vector<float> taps_of(const GraphWeights& weights, const std::string& name, std::size_t channels) {
    const std::vector<float> values = weights.all_values(name, 3);
    const std::size_t taps = values.size() / channels;
    if (taps % 2 == 0 || taps * channels != values.size()) throw bad_data(name + " has another shape");
    std::vector<float> turned(values.size());
    for (std::size_t channel = 0; channel < channels; ++channel) {
        for (std::size_t tap = 0; tap < taps; ++tap)
            turned[tap * channels + channel] = values[channel * taps + tap];
    }
    return turned;
}

}  // namespace

MixingBlock::MixingBlock(const GraphWeights& weights, const std::string& prefix)
    : norm_(weights.norm(prefix + ".norm")),
      taps_(taps_of(weights, prefix + ".dw.weight", norm_.channels())),
      bias_(weights.values(prefix + ".dw.bias", {norm_.channels()})),
      dilation_(weights.dilation(prefix + ".dw.weight")),
      widen_(weights.layer(prefix + ".pw1.", norm_.channels())),
      narrow_(weights.layer(prefix + ".pw2.", widen_.outputs(),
                            weights.values(prefix + ".gamma", {norm_.channels()}))) {}

kernels::DepthwiseNorm MixingBlock::depthwise() const {
    return {taps_.data(), bias_.data(), taps_.size() / norm_.channels(), dilation_, norm_.view()};
}

kernels::Matrix MixingBlock::apply(const kernels::Matrix& x, kernels::Execution& execution) const {
    kernels::Matrix y(x.rows(), channels(), execution.memory());
    for_each_tile(x.rows(), execution, [&](std::size_t first, std::size_t rows, kernels::Arena& scratch) {
        scratch.clear(TileRows::bytes(rows, channels()) + TileRows::bytes(rows, widen_.outputs()) +
                      widen_.scratch_bytes(rows) + narrow_.scratch_bytes(rows));
        const TileRows mixed(scratch, rows, channels());
        const TileRows wide(scratch, rows, widen_.outputs());
        kernels::convolve_and_normalise(depthwise(), x.row(0).data(), x.stride(), x.rows(), first, rows,
                                        mixed.values(), mixed.step());
        widen_.apply(mixed.in(), rows, wide.out(), scratch);
        kernels::gaussian_gelu(wide.values(), rows * wide.step());
        narrow_.apply(wide.in(), rows, rows_from(y, first), scratch, rows_from(x, first));
    });
    return y;
}

}  // namespace storyflow::speech::hibari
