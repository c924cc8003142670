#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "speech/kernels/content_noise.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kokoro/network/weight_loading.hpp"

namespace storyflow::speech::kokoro {

/// The excitation: nine harmonics of the pitch plus noise, merged into one signal (harmonic plus noise model
/// of NSF, Wang, Takaki, Yamagishi 2019, as in Kokoro's published code). Phases are summed in double: in
/// float32 they drift audibly apart within seconds. Immutable: safe from any thread.
class HarmonicSource {
  public:
    static constexpr std::size_t harmonics = 9;
    static constexpr std::size_t samples_per_value = 300;

    /// Reads `l_linear`: a weight [1, 9] and a bias.
    explicit HarmonicSource(const Parameters& parameters);

    /// `pitch`: Hz, one value for 300 samples at 24 kHz; at most 10 Hz means unvoiced. An empty `noise` adds
    /// no noise. Returns 300 samples for each value, between -1 and 1.
    [[nodiscard]] std::vector<float> excite(std::span<const float> pitch, const kernels::Noise& noise,
                                            kernels::Execution& execution) const;

  private:
    std::vector<float> weight_;
    std::vector<float> bias_;
};

}  // namespace storyflow::speech::kokoro
