#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "speech/hibari/network/graph_weights.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kernels/real_fourier.hpp"

namespace storyflow::speech::hibari {

/// Frames -> sound. The last layer describes the spectrum of each frame in five parts (see `SpectrumShape`);
/// the pulses of the voice are cut into frames and transformed, shaped, transformed back, and added up where
/// the frames overlap (windows of 1200 samples, Hann, a frame every 300). Immutable: safe from any thread.
class Vocoder {
  public:
    static constexpr std::size_t hop = 300;
    static constexpr std::size_t window = 4 * hop;

    /// The last layer takes `channels` numbers. Its outputs are the five parts, window / 2 + 1 bins each.
    Vocoder(const GraphWeights& weights, std::size_t channels);

    /// The five parts, one after the other, for each frame: [frames, 5 * bins].
    [[nodiscard]] kernels::Matrix describe(const kernels::Matrix& frames,
                                           kernels::Execution& execution) const;
    /// `hop` samples for each frame. `pitch`: Hz, a value for each frame; without a seed there is no noise.
    [[nodiscard]] std::vector<float> speak(const kernels::Matrix& frames, std::span<const float> pitch,
                                           std::optional<std::uint64_t> noise_seed,
                                           kernels::Execution& execution) const;

  private:
    class Lanes;

    [[nodiscard]] std::vector<float> source(std::span<const float> pitch) const;
    [[nodiscard]] std::vector<float> overlap(const kernels::Matrix& windows,
                                             kernels::Execution& execution) const;
    void add_up(const kernels::Matrix& windows, std::size_t index, std::span<float> to) const;

    kernels::RowLayer head_;
    kernels::RealFourier fourier_;
    std::array<float, window> hann_{};
};

}  // namespace storyflow::speech::hibari
