#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace storyflow::film {

/// Where a narration is heard in the joined sound, in its samples (`audio::narration_rate` per second).
struct HeardSpan {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

/// The contents of one frame: the picture of a part, and during a crossfade also that of the next part.
struct Moment {
    std::size_t part = 0;
    double progress = 0.0;       ///< 0 to 1 of the time that the part's picture is seen
    double share_of_next = 0.0;  ///< of the light, 0 to 1; 0 outside of crossfades
    double progress_of_next = 0.0;
    double seconds = 0.0;  ///< the middle of the time that the frame is seen
};

struct TimelineOptions {
    int frames_per_second = 30;
    double transition = 0.5;  ///< seconds that a crossfade takes; 0: cuts
};

/// When which picture of a film is seen. One part has one narration and one picture. A picture changes in the
/// middle of the pause between two narrations; the crossfade is centred there and may reach into both, but
/// takes no more than half of the time of the shorter part. The sound is not touched by it. Immutable.
class Timeline {
  public:
    /// `samples`: the length of the film, at least the end of the last narration. There is at least one part.
    Timeline(std::span<const HeardSpan> parts, std::int64_t samples, TimelineOptions options);

    /// The film's length, rounded to the nearest frame; at least one.
    [[nodiscard]] std::int64_t frames() const { return frames_; }
    [[nodiscard]] Moment at(std::int64_t frame) const;
    /// Of the crossfade behind a part, in seconds; 0 behind the last.
    [[nodiscard]] double transition_behind(std::size_t part) const { return fades_[part]; }
    /// The second in which a part's picture takes over.
    [[nodiscard]] double begin_of(std::size_t part) const { return begins_[part]; }

  private:
    [[nodiscard]] double progress(std::size_t part, double seconds) const;

    int frames_per_second_;
    std::int64_t frames_;
    std::vector<double> begins_;  ///< one more than parts: the last is the film's end
    std::vector<double> fades_;
    std::vector<double> ends_;  ///< when a part is seen last
};

}  // namespace storyflow::film
