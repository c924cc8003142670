#pragma once

#include "audio/pcm.hpp"

namespace storyflow::audio {

/// The largest magnitude, 0 for no samples.
[[nodiscard]] float peak(const Pcm& sound);

/// Scales so that the peak is 10^(dbfs/20). Sound below 1e-10 counts as silence and stays as it is (never
/// NaN); samples that are not finite count as 0 and become 0. Pure.
[[nodiscard]] Pcm normalise_peak(Pcm sound, double dbfs);

}  // namespace storyflow::audio
