#include "audio/limiter.hpp"

#include <algorithm>
#include <cmath>

namespace storyflow::audio {

namespace {

// ITU-R BS.1770-4, annex 2, table 1: the first two phases; the others are their mirror images.
constexpr std::size_t filter_length = 12;
using Phase = std::array<float, filter_length>;
constexpr std::array<Phase, 2> phases{
    {{0.0017089843750F, 0.0109863281250F, -0.0196533203125F, 0.0332031250000F, -0.0594482421875F,
      0.1373291015625F, 0.9721679687500F, -0.1022949218750F, 0.0476074218750F, -0.0266113281250F,
      0.0148925781250F, -0.0083007812500F},
     {-0.0291748046875F, 0.0292968750000F, -0.0517578125000F, 0.0891113281250F, -0.1665039062500F,
      0.4650878906250F, 0.7797851562500F, -0.2003173828125F, 0.1015625000000F, -0.0582275390625F,
      0.0330810546875F, -0.0189208984375F}}};

/// How much larger than the samples the sound between them can be: the sum of a phase's magnitudes.
constexpr float most_between = 2.1F;

constexpr double look_ahead = 0.005;    // seconds
constexpr double release_time = 0.100;  // seconds
/// The sample that a peak is found for, and its neighbours on both sides, which share it.
constexpr std::size_t around = 8;

std::size_t samples_of(double seconds, int rate) {
    return static_cast<std::size_t>(std::lround(seconds * rate));
}

}  // namespace

Limiter::Limiter(float gain, float ceiling, int sample_rate)
    : gain_(gain),
      ceiling_(ceiling),
      release_(static_cast<float>(1.0 - std::exp(-1.0 / (release_time * sample_rate)))),
      ahead_(samples_of(look_ahead, sample_rate)),
      recent_(ahead_, 1.0F),
      sum_(static_cast<double>(ahead_)),
      delayed_(ahead_ + around + taps / 2, 0.0F) {}

void Limiter::add(std::span<const float> piece, std::vector<float>& limited) {
    limited.reserve(limited.size() + piece.size());
    for (const float sample : piece)
        take(sample * gain_, limited);
}

void Limiter::finish(std::vector<float>& limited) {
    const std::uint64_t wanted = given_ + std::min<std::uint64_t>(taken_, delayed_.size());
    while (given_ < wanted)
        take(0.0F, limited);
}

float Limiter::peak_around() const {
    const std::span<const float, taps> newest(history_.data() + newest_, taps);
    float peak = std::max(std::abs(newest[taps / 2 - 1]), std::abs(newest[taps / 2]));
    for (const auto& phase : phases) {
        float forward = 0.0F;
        float mirrored = 0.0F;
        for (std::size_t i = 0; i < taps; ++i) {
            forward += phase.at(i) * newest[i];
            mirrored += phase.at(taps - 1 - i) * newest[i];
        }
        peak = std::max({peak, std::abs(forward), std::abs(mirrored)});
    }
    return peak;
}

void Limiter::take(float sample, std::vector<float>& limited) {
    history_.at(newest_) = sample;
    history_.at(newest_ + taps) = sample;
    newest_ = (newest_ + 1) % taps;
    if (std::abs(sample) >= loudest_ || ++loudest_age_ >= taps) {
        loudest_ = 0.0F;
        for (const float one : history_)
            loudest_ = std::max(loudest_, std::abs(one));
        loudest_age_ = 0;
    }
    float wanted = 1.0F;
    if (loudest_ * most_between > ceiling_)
        wanted = std::min(1.0F, ceiling_ / std::max(peak_around(), 1e-9F));
    const float gain = smoothed(wanted);

    float& place = delayed_[static_cast<std::size_t>(taken_ % delayed_.size())];
    if (taken_ >= delayed_.size()) {
        limited.push_back(std::clamp(place * gain, -ceiling_, ceiling_));  // only rounding reaches beyond it
        ++given_;
    }
    place = sample;
    ++taken_;
}

/// The smallest gain of the window, released slowly, and the mean of the last of these: each of them is at
/// most the gain that is wanted for the sample that leaves `delayed_` now.
float Limiter::smoothed(float wanted) {
    while (!least_.empty() && least_.back().gain >= wanted)
        least_.pop_back();
    least_.push_back({taken_, wanted});
    if (least_.front().at + ahead_ + 2 * around <= taken_) least_.pop_front();
    const float least = least_.front().gain;
    released_ = least < released_ ? least : released_ + (least - released_) * release_;

    float& oldest = recent_[static_cast<std::size_t>(taken_ % ahead_)];
    sum_ += static_cast<double>(released_) - static_cast<double>(oldest);
    oldest = released_;
    return static_cast<float>(sum_ / static_cast<double>(ahead_));
}

}  // namespace storyflow::audio
