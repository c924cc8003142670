#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "speech/kokoro/kernels/execution.hpp"
#include "speech/kokoro/network/weight_loading.hpp"

namespace storyflow::speech::kokoro {

/// Standard normal samples for the indices from `first` on (output sample * 9 + harmonic, harmonic 0 to 8);
/// each depends on its index alone, so that any part can be computed in any order.
using Noise = std::function<void(std::uint64_t first, std::span<float> values)>;

/// The vocal cords: nine harmonics of the pitch plus noise, merged to one excitation. Their phases are summed
/// in double: in float32 they drift audibly apart within seconds. The source of the formulas is the harmonic
/// plus noise model of NSF (Wang, Takaki, Yamagishi 2019) as Kokoro's published code has it. Immutable: safe
/// from any thread.
class HarmonicSource {
  public:
    static constexpr std::size_t harmonics = 9;
    static constexpr std::size_t samples_per_value = 300;

    /// `l_linear`: [1, 9] and a bias.
    explicit HarmonicSource(const Parameters& parameters);

    /// Pitch in Hz, one value for 300 samples of 24 kHz; at most 10 Hz means unvoiced. An empty noise is
    /// none. Yields 300 samples for each value, between -1 and 1.
    [[nodiscard]] std::vector<float> excite(std::span<const float> pitch, const Noise& noise,
                                            kernels::Execution& execution) const;

  private:
    std::vector<float> weight_;
    std::vector<float> bias_;
};

}  // namespace storyflow::speech::kokoro
