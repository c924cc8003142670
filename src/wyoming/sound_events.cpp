#include "wyoming/sound_events.hpp"

#include <algorithm>
#include <boost/json/object.hpp>
#include <string_view>

#include "audio/pcm.hpp"
#include "wyoming/event.hpp"

namespace storyflow::wyoming {

namespace {

constexpr std::size_t sample_bytes = 2;
constexpr std::size_t chunk_samples = 4'800;  // a fifth of a second
/// Between sentences that are spoken apart, because the second had not come yet.
constexpr std::size_t pause_samples = audio::narration_rate * 3 / 10;

std::uint64_t milliseconds(std::uint64_t samples) {
    return samples * 1000 / std::uint64_t{audio::narration_rate};
}

boost::json::object format_at(const SoundClock& clock) {
    return {{"rate", audio::narration_rate},
            {"width", sample_bytes},
            {"channels", 1},
            {"timestamp", milliseconds(clock.samples)}};
}

}  // namespace

std::string SoundEvents::begin() {
    if (clock_->samples == 0) return render("audio-start", format_at(*clock_));
    return piece(std::string(pause_samples * sample_bytes, '\0'));
}

std::string SoundEvents::piece(std::string bytes) {
    std::string events;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const auto chunk = rest.substr(0, chunk_samples * sample_bytes);
        events += render("audio-chunk", format_at(*clock_), chunk);
        clock_->samples += chunk.size() / sample_bytes;
        rest.remove_prefix(chunk.size());
    }
    return events;
}

std::string audio_stop(const SoundClock& clock) {
    return render("audio-stop", {{"timestamp", milliseconds(clock.samples)}});
}

}  // namespace storyflow::wyoming
