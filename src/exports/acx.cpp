#include "exports/acx.hpp"

#include <fmt/format.h>

#include <limits>
#include <optional>

namespace storyflow::exports {

namespace {

constexpr double anything = std::numeric_limits<double>::infinity();

/// Silence is below every level.
Check level_check(std::string rule, std::optional<double> level, double least, double most) {
    const double value = level.value_or(-anything);
    return {std::move(rule), level ? fmt::format("{:.1f} dB", value) : "silence",
            value >= least && value <= most};
}

Check length_check(std::string rule, double seconds, double least, double most) {
    return {std::move(rule), fmt::format("{:.2f} s", seconds), seconds >= least && seconds <= most};
}

}  // namespace

std::vector<Check> acx_checks(const audio::FileLoudness& file) {
    constexpr double longest = 120.0 * 60.0;
    const auto& loudness = file.loudness;
    return {level_check("RMS -23 to -18 dB", loudness.rms, -23.0, -18.0),
            level_check("peak below -3 dB", loudness.sample_peak, -anything, -3.0),
            level_check("noise floor below -60 dB", loudness.noise_floor, -anything, -60.0),
            length_check("room tone of 0.5 to 1 s at the head", file.quiet_at_begin, 0.5, 1.0),
            length_check("room tone of 1 to 5 s at the tail", file.quiet_at_end, 1.0, 5.0),
            length_check("at most 120 minutes", file.duration, 0.0, longest),
            {"44.1 kHz", fmt::format("{} Hz", file.sample_rate), file.sample_rate == 44'100}};
}

}  // namespace storyflow::exports
