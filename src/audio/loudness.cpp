#include "audio/loudness.hpp"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/error.hpp"

namespace storyflow::audio {

namespace {

struct DestroyMeter {
    void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};

std::optional<double> decibels(double amplitude) {
    if (amplitude <= 0.0) return std::nullopt;
    return 20.0 * std::log10(amplitude);
}

}  // namespace

struct LoudnessMeter::Meter {
    std::unique_ptr<ebur128_state, DestroyMeter> state;
    bool with_true_peak = false;
    std::size_t window_size = 0;  ///< half a second, in samples
    std::size_t in_window = 0;
    double window_power = 0.0;
    double power = 0.0;
    std::uint64_t samples = 0;
    float peak = 0.0F;
    std::optional<double> quietest;  ///< mean power of a window
};

LoudnessMeter::LoudnessMeter(int sample_rate, bool with_true_peak) : meter_(std::make_unique<Meter>()) {
    // The histogram keeps the memory the same for any length.
    const int mode = EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM | (with_true_peak ? EBUR128_MODE_TRUE_PEAK : 0);
    meter_->state.reset(ebur128_init(1, static_cast<unsigned long>(sample_rate), mode));
    if (!meter_->state) throw base::Error(base::ErrorKind::internal, "Cannot measure loudness at this rate.");
    meter_->with_true_peak = with_true_peak;
    meter_->window_size = static_cast<std::size_t>(sample_rate / 2);
}

LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(std::span<const float> samples) {
    if (ebur128_add_frames_float(meter_->state.get(), samples.data(), samples.size()) != EBUR128_SUCCESS)
        throw base::Error(base::ErrorKind::internal, "Cannot measure the loudness.");
    for (const float sample : samples) {
        meter_->peak = std::max(meter_->peak, std::abs(sample));
        meter_->window_power += static_cast<double>(sample) * static_cast<double>(sample);
        if (++meter_->in_window == meter_->window_size) end_window();
    }
    meter_->samples += samples.size();
}

void LoudnessMeter::end_window() {
    const double mean = meter_->window_power / static_cast<double>(meter_->window_size);
    meter_->quietest = std::min(meter_->quietest.value_or(mean), mean);
    meter_->power += meter_->window_power;
    meter_->window_power = 0.0;
    meter_->in_window = 0;
}

Loudness LoudnessMeter::measured() const {
    Loudness loudness;
    double integrated = 0.0;
    if (ebur128_loudness_global(meter_->state.get(), &integrated) == EBUR128_SUCCESS &&
        std::isfinite(integrated))
        loudness.integrated = integrated;
    double peak = 0.0;
    if (meter_->with_true_peak && ebur128_true_peak(meter_->state.get(), 0, &peak) == EBUR128_SUCCESS)
        loudness.true_peak = decibels(peak);
    loudness.sample_peak = decibels(static_cast<double>(meter_->peak));
    const double power = meter_->power + meter_->window_power;
    if (meter_->samples > 0) loudness.rms = decibels(std::sqrt(power / static_cast<double>(meter_->samples)));
    if (meter_->quietest) loudness.noise_floor = decibels(std::sqrt(*meter_->quietest));
    return loudness;
}

}  // namespace storyflow::audio
