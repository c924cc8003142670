#pragma once

#include "audio/pcm.hpp"

namespace storyflow::audio {

/// The largest magnitude; 0 if there are no samples.
[[nodiscard]] float peak(const Pcm& sound);

/// Scales the sound so that its peak is 10^(dbfs/20). A peak below 1e-10 counts as silence and is not scaled;
/// samples that are not finite become 0. Pure.
[[nodiscard]] Pcm normalise_peak(Pcm sound, double dbfs);

}  // namespace storyflow::audio
