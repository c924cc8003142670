#include "speech/kernels/pulse_train.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/pulse_train.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "speech/kernels/turns-inl.hpp"

// Compiled once for every instruction set; see block_product.cpp.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

constexpr float lowest_pitch = 40.0f;         // Hz
constexpr float highest_harmonic = 11000.0f;  // Hz

/// Phases (in turns) and pitches -> samples, in place of the phases. `count` is a multiple of 16.
void sum_harmonics_simd(const float* pitch, float* phase, std::size_t count) {
    const Floats d;
    const Vector half = hn::Set(d, 0.5f);
    const Vector least = hn::Set(d, 2e-3f);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const Vector f = hn::LoadU(d, pitch + i);
        const Vector p = hn::LoadU(d, phase + i);
        const Vector voiced = hn::Max(f, hn::Set(d, lowest_pitch));
        const Vector harmonics = hn::Add(hn::Floor(hn::Div(hn::Set(d, highest_harmonic), voiced)), half);
        // sin(t / 2) is the sine of p / 2 turns, which lies within half a turn.
        const Vector sine = sine_of_turns(d, hn::Mul(p, half));
        const Vector below = hn::Add(sine, sine);
        const auto at_pulse = hn::Le(hn::Abs(below), least);
        const Vector above = sine_of_turns(d, hn::Mul(harmonics, p));
        const Vector ratio =
            hn::IfThenElse(at_pulse, harmonics, hn::Div(above, hn::IfThenElse(at_pulse, half, below)));
        const auto sounds = hn::Gt(f, hn::Set(d, lowest_pitch));
        hn::StoreU(hn::IfThenElseZero(sounds, hn::Sub(ratio, half)), d, phase + i);
    }
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {

HWY_EXPORT(sum_harmonics_simd);

constexpr std::size_t at_once = 256;  ///< samples; the buffers stay in the first-level cache

/// The pitch at a sample, and the phase that has been reached there.
class Oscillator {
  public:
    Oscillator(std::span<const float> pitch, std::size_t frame, float sample_rate)
        : pitch_(pitch), frame_(frame), sample_rate_(static_cast<double>(sample_rate)) {}

    void fill(std::size_t first, std::span<float> pitch, std::span<float> phase) {
        for (std::size_t i = 0; i < pitch.size(); ++i) {
            pitch[i] = pitch_at(first + i);
            phase_ += static_cast<double>(std::max(pitch[i], HWY_NAMESPACE::lowest_pitch)) / sample_rate_;
            if (phase_ >= 1.0) phase_ -= static_cast<double>(static_cast<long>(phase_));
            phase[i] = static_cast<float>(phase_);
        }
    }

  private:
    [[nodiscard]] float pitch_at(std::size_t sample) const {
        const std::size_t index = sample / frame_;
        const float at = (static_cast<float>(sample % frame_) + 0.5f) / static_cast<float>(frame_) - 0.5f;
        const std::size_t last = pitch_.size() - 1;
        const std::size_t other = at < 0.0f ? std::max<std::size_t>(index, 1) - 1 : std::min(index + 1, last);
        const float share = at < 0.0f ? -at : at;
        return pitch_[index] * (1.0f - share) + pitch_[other] * share;
    }

    std::span<const float> pitch_;
    std::size_t frame_;
    double sample_rate_;
    double phase_ = 0.0;
};

}  // namespace

void pulse_train(std::span<const float> pitch, std::size_t frame, float sample_rate,
                 std::span<float> samples) {
    if (frame == 0 || samples.size() != pitch.size() * frame) {
        throw base::Error(base::ErrorKind::internal, "A pulse train has a frame of samples for each pitch.");
    }
    Oscillator oscillator(pitch, frame, sample_rate);
    alignas(64) float pitches[at_once] = {};
    alignas(64) float phases[at_once] = {};
    for (std::size_t first = 0; first < samples.size(); first += at_once) {
        const std::size_t count = std::min(at_once, samples.size() - first);
        oscillator.fill(first, {pitches, count}, {phases, count});
        HWY_DYNAMIC_DISPATCH(sum_harmonics_simd)(pitches, phases, at_once);
        std::copy_n(phases, count, samples.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

}  // namespace storyflow::speech::kernels
#endif
