#pragma once

#include <span>

#include "audio/pcm.hpp"

namespace storyflow::audio {

/// The pieces one after the other with `gap` seconds of zeros (rounded to whole frames) between them, none at
/// the ends. All pieces must have the same rate (throws `base::Error{internal}`); no pieces give no sound at
/// `narration_rate`. Pure.
[[nodiscard]] Pcm join(std::span<const Pcm> pieces, double gap);

}  // namespace storyflow::audio
