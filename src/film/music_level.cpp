#include "film/music_level.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "audio/pcm.hpp"

namespace storyflow::film {

namespace {

constexpr double depth = 12.0;       // decibels
constexpr double way_down = 0.5;     // seconds
constexpr double way_up = 1.0;       // seconds
constexpr double fade_in = 1.0;      // seconds
constexpr double fade_out = 3.0;     // seconds
constexpr double short_film = 10.0;  // seconds

double seconds_of(std::int64_t samples) {
    return static_cast<double>(samples) / audio::narration_rate;
}

}  // namespace

MusicLevel::MusicLevel(std::span<const HeardSpan> voices, std::int64_t length, double level)
    : length_(seconds_of(length)), level_(level) {
    for (const auto& voice : voices)
        voices_.push_back({seconds_of(voice.begin), seconds_of(voice.end)});
}

float MusicLevel::at(double seconds) const {
    return static_cast<float>(std::pow(10.0, (level_ - depth * ducking(seconds)) / 20.0) * fading(seconds));
}

/// How much of the ducking applies: 0 none, 1 all of it.
double MusicLevel::ducking(double seconds) const {
    const auto next = std::ranges::upper_bound(voices_, seconds, {}, &Voice::begin);
    double share = 0.0;
    if (next != voices_.end()) share = 1.0 - (next->begin - seconds) / way_down;
    if (next != voices_.begin()) {
        const double since = seconds - std::prev(next)->end;
        share = std::max(share, 1.0 - since / way_up);
    }
    return std::clamp(share, 0.0, 1.0);
}

double MusicLevel::fading(double seconds) const {
    const double scale = std::min(1.0, length_ / short_film);
    const double grown = seconds / (fade_in * scale);
    const double left = (length_ - seconds) / (fade_out * scale);
    return std::clamp(std::min(grown, left), 0.0, 1.0);
}

}  // namespace storyflow::film
