#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "audio/pcm.hpp"

namespace storyflow::audio {

/// Measured levels of a sound, in decibels. std::nullopt for silence or a sound that is too short to measure.
struct Loudness {
    std::optional<double> integrated;   ///< LUFS, as of one channel (EBU R 128, ITU-R BS.1770; libebur128)
    std::optional<double> true_peak;    ///< dBTP, of the sound between the samples; only if it was asked for
    std::optional<double> sample_peak;  ///< dBFS
    std::optional<double> rms;          ///< dBFS, of the whole
    std::optional<double> noise_floor;  ///< dBFS, the root mean square of the quietest half second
};

/// Measures mono sound that comes in pieces; its memory does not grow with the length. Not thread-safe.
class LoudnessMeter {
  public:
    /// `with_true_peak`: it takes several times as long.
    explicit LoudnessMeter(int sample_rate, bool with_true_peak = false);
    ~LoudnessMeter();
    LoudnessMeter(const LoudnessMeter&) = delete;
    LoudnessMeter& operator=(const LoudnessMeter&) = delete;

    void add(std::span<const float> samples);
    [[nodiscard]] Loudness measured() const;

  private:
    struct Meter;
    void end_window();

    std::unique_ptr<Meter> meter_;
};

}  // namespace storyflow::audio
