#include "film/timeline.hpp"

#include <algorithm>

#include "audio/pcm.hpp"

namespace storyflow::film {

namespace {

std::int64_t frames_in(std::int64_t samples, int frames_per_second) {
    return (samples * frames_per_second + audio::narration_rate / 2) / audio::narration_rate;
}

double seconds_of(std::int64_t twice_samples) {
    return static_cast<double>(twice_samples) / (2.0 * audio::narration_rate);
}

}  // namespace

Timeline::Timeline(std::span<const HeardSpan> parts, std::int64_t samples, TimelineOptions options)
    : frames_per_second_(options.frames_per_second),
      frames_(std::max<std::int64_t>(1, frames_in(samples, options.frames_per_second))),
      begins_{0.0} {
    for (std::size_t i = 1; i < parts.size(); ++i)
        begins_.push_back(seconds_of(parts[i - 1].end + parts[i].begin));
    begins_.push_back(seconds_of(2 * samples));
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        const double shorter = std::min(begins_[i + 1] - begins_[i], begins_[i + 2] - begins_[i + 1]);
        fades_.push_back(std::min(options.transition, shorter / 2));
    }
    fades_.push_back(0.0);
    for (std::size_t i = 0; i < parts.size(); ++i)
        ends_.push_back(begins_[i + 1] + fades_[i] / 2);
}

Moment Timeline::at(std::int64_t frame) const {
    Moment moment;
    moment.seconds = (static_cast<double>(frame) + 0.5) / frames_per_second_;
    const auto last = ends_.end() - 1;
    moment.part =
        static_cast<std::size_t>(std::upper_bound(ends_.begin(), last, moment.seconds) - ends_.begin());
    moment.progress = progress(moment.part, moment.seconds);
    const double fade = fades_[moment.part];
    const double fading = moment.seconds - (begins_[moment.part + 1] - fade / 2);
    if (fade > 0.0 && fading > 0.0) {
        moment.share_of_next = fading / fade;
        moment.progress_of_next = progress(moment.part + 1, moment.seconds);
    }
    return moment;
}

double Timeline::progress(std::size_t part, double seconds) const {
    const double begin = begins_[part] - (part == 0 ? 0.0 : fades_[part - 1] / 2);
    return std::clamp((seconds - begin) / (ends_[part] - begin), 0.0, 1.0);
}

}  // namespace storyflow::film
