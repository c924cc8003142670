#include "exports/mastering.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "audio/limiter.hpp"
#include "audio/loudness.hpp"
#include "audio/pcm.hpp"
#include "base/error.hpp"

namespace storyflow::exports {

namespace {

constexpr std::size_t block_size = 64UL * 1024;
constexpr double most_gain = 30.0;  // dB: more would only amplify noise

struct Target {
    double level = 0.0;  ///< LUFS or RMS in dBFS
    bool is_rms = false;
    double ceiling = 0.0;  ///< dBTP
};

/// The ceilings leave room for what an encoder adds to the peaks: 0.2 dB where the sound stays nearly as it
/// is, 0.8 dB below the 3 dB that mp3 files must keep.
Target target_of(LoudnessPreset preset) {
    if (preset == LoudnessPreset::acx) return {-20.0, true, -3.8};
    return {-16.0, false, -1.2};
}

float factor(double decibels) {
    return static_cast<float>(std::pow(10.0, decibels / 20.0));
}

/// Soft noise, always the same: a room in which nothing is heard. Digital silence sounds like a fault.
class RoomTone {
  public:
    explicit RoomTone(float level) : scale_(level * scale_to_rms) {}

    void add_to(std::span<float> block) {
        for (float& sample : block) {
            state_ = state_ * 1'664'525U + 1'013'904'223U;
            const float noise = static_cast<float>(state_ >> 8U) / 8'388'608.0F - 1.0F;
            low_ += 0.25F * (noise - low_);  // duller than white noise, as rooms are
            sample += low_ * scale_;
        }
    }

  private:
    /// The filter leaves 0.25 / (2 - 0.25) of the noise's power, which is 1/3.
    static constexpr float scale_to_rms = 4.5826F;

    float scale_;
    std::uint32_t state_ = 1;
    float low_ = 0.0F;
};

/// Reads the samples of `span` and passes them on block by block.
void read(StorySound& sound, audio::FrameSpan span, const SampleSink& sink, const std::stop_token& stop) {
    std::vector<float> block(block_size);
    for (std::uint64_t at = span.begin; at < span.end;) {
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "The export was cancelled.");
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(block_size, span.end - at));
        const auto got = sound.read_at(at, std::span(block).first(size));
        sink(std::span(block).first(got));
        at += got;
    }
}

/// Adds room tone to what passes.
class Room {
  public:
    Room(const Mastering& mastering, const SampleSink& sink)
        : has_tone_(mastering.room_tone > 0.0F), tone_(mastering.room_tone), sink_(sink) {}

    void pass(std::vector<float>& block) {
        if (has_tone_) tone_.add_to(block);
        if (!block.empty()) sink_(block);
        block.clear();
    }
    void silence(std::uint64_t samples) {
        std::vector<float> block;
        for (; samples > 0; samples -= block_now(samples)) {
            block.assign(block_now(samples), 0.0F);
            pass(block);
        }
    }

  private:
    static std::size_t block_now(std::uint64_t samples) {
        return static_cast<std::size_t>(std::min<std::uint64_t>(samples, block_size));
    }

    bool has_tone_;
    RoomTone tone_;
    const SampleSink& sink_;
};

std::optional<double> level_of(const audio::Loudness& loudness, const Target& target) {
    return target.is_rms ? loudness.rms : loudness.integrated;
}

Mastering mastering_with(double gain, const Target& target, LoudnessPreset preset) {
    Mastering mastering{.gain = factor(gain), .ceiling = factor(target.ceiling)};
    if (preset == LoudnessPreset::acx) {
        mastering.room_tone = factor(-72.0);
        mastering.head = audio::narration_rate * 3 / 4;
        mastering.tail = audio::narration_rate * 2;
    }
    return mastering;
}

}  // namespace

std::optional<LoudnessPreset> loudness_named(std::string_view name) {
    if (name == "none") return LoudnessPreset::none;
    if (name == "podcast") return LoudnessPreset::podcast;
    if (name == "acx") return LoudnessPreset::acx;
    return std::nullopt;
}

Mastering plan_mastering(StorySound& sound, LoudnessPreset preset,
                         const std::function<void(std::size_t)>& measured, const std::stop_token& stop) {
    if (preset == LoudnessPreset::none) return {};
    const auto target = target_of(preset);
    const audio::FrameSpan whole{0, sound.length()};
    const auto measure = [&](const Mastering& mastering) {
        audio::LoudnessMeter meter(audio::narration_rate);
        pour(
            sound, whole, mastering,
            [&](std::span<const float> block) {
                meter.add(block);
                measured(block.size());
            },
            stop);
        return meter.measured();
    };
    const auto before = measure({});
    const auto level = level_of(before, target);
    if (!level) return mastering_with(0.0, target, preset);  // silence
    double gain = std::min(target.level - *level, most_gain);
    if (before.sample_peak.value_or(0.0) + gain <= target.ceiling - 1.0)
        return mastering_with(gain, target, preset);
    // The limiter will take some of the loudness away: make up for it once.
    auto limited = mastering_with(gain, target, LoudnessPreset::podcast);
    const auto lost = target.level - level_of(measure(limited), target).value_or(target.level);
    gain = std::min(gain + std::max(0.0, lost), most_gain);
    return mastering_with(gain, target, preset);
}

void pour(StorySound& sound, audio::FrameSpan span, const Mastering& mastering, const SampleSink& sink,
          const std::stop_token& stop) {
    if (!mastering.ceiling) return read(sound, span, sink, stop);
    Room room(mastering, sink);
    room.silence(mastering.head);
    audio::Limiter limiter(mastering.gain, *mastering.ceiling, audio::narration_rate);
    std::vector<float> limited;
    read(
        sound, span,
        [&](std::span<const float> block) {
            limiter.add(block, limited);
            room.pass(limited);
        },
        stop);
    limiter.finish(limited);
    room.pass(limited);
    room.silence(mastering.tail);
}

}  // namespace storyflow::exports
