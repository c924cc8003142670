#include "audio/join.hpp"

#include <cmath>
#include <cstddef>
#include <string>

#include "base/error.hpp"

namespace storyflow::audio {

Pcm join(std::span<const Pcm> pieces, double gap) {
    Pcm joined;
    if (pieces.empty()) return joined;
    joined.sample_rate = pieces.front().sample_rate;
    const auto gap_frames = static_cast<std::size_t>(std::lround(gap * joined.sample_rate));

    std::size_t frames = gap_frames * (pieces.size() - 1);
    for (const Pcm& piece : pieces) {
        if (piece.sample_rate != joined.sample_rate) {
            throw base::Error(base::ErrorKind::internal, "Cannot join sounds of " +
                                                             std::to_string(piece.sample_rate) + " Hz and " +
                                                             std::to_string(joined.sample_rate) + " Hz.");
        }
        frames += piece.samples.size();
    }
    joined.samples.reserve(frames);
    for (const Pcm& piece : pieces) {
        if (&piece != &pieces.front()) joined.samples.insert(joined.samples.end(), gap_frames, 0.0F);
        joined.samples.insert(joined.samples.end(), piece.samples.begin(), piece.samples.end());
    }
    return joined;
}

}  // namespace storyflow::audio
