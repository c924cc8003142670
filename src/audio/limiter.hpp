#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace storyflow::audio {

/// Amplifies mono sound that comes in pieces, and turns it down around peaks that would exceed a ceiling:
/// smoothly, beginning before the peak (look-ahead). The ceiling also holds for the sound between the
/// samples, which is computed at four times the rate (ITU-R BS.1770-4, annex 2). Not thread-safe.
class Limiter {
  public:
    /// `gain`: factor. `ceiling`: the largest magnitude, 0 to 1. `sample_rate` of the sound.
    Limiter(float gain, float ceiling, int sample_rate);

    /// Appends to `limited` what the piece makes known; the newest samples wait for the next call.
    void add(std::span<const float> piece, std::vector<float>& limited);
    /// Appends the rest; all pieces together have as many samples as were added.
    void finish(std::vector<float>& limited);

  private:
    static constexpr std::size_t taps = 12;  ///< of each of the filter's four phases

    /// The largest magnitude of the amplified sound around the sample that lies `taps / 2` back.
    [[nodiscard]] float peak_around() const;
    void take(float sample, std::vector<float>& limited);
    [[nodiscard]] float smoothed(float wanted);

    float gain_;
    float ceiling_;
    float release_;
    std::size_t ahead_;                      ///< samples
    std::array<float, 2 * taps> history_{};  ///< the newest `taps` samples, twice, so that they lie in a row
    std::size_t newest_ = 0;
    float loudest_ = 0.0F;  ///< upper bound of the magnitudes in `history_`
    std::size_t loudest_age_ = 0;

    struct Wanted {
        std::uint64_t at = 0;
        float gain = 1.0F;
    };
    std::deque<Wanted> least_;   ///< candidates of the smallest gain among the last `ahead_`, rising
    std::vector<float> recent_;  ///< the last `ahead_` gains, whose mean is applied
    double sum_ = 0.0;
    float released_ = 1.0F;
    std::vector<float> delayed_;  ///< amplified samples that wait
    std::uint64_t taken_ = 0;
    std::uint64_t given_ = 0;
};

}  // namespace storyflow::audio
