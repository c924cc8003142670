#include "speech/kokoro/network/spectrum.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

#include "base/error.hpp"

namespace storyflow::speech::kokoro {

using kernels::Matrix;

namespace {

constexpr std::size_t half_limit = ShortTimeSpectrum::window_limit / 2 + 1;
constexpr std::size_t frames_per_part = 256;

using Half = std::array<double, half_limit>;

/// Maps a position outside of a signal of `size` samples to the position that reflection padding copies from.
std::size_t reflected(std::ptrdiff_t index, std::ptrdiff_t size) {
    if (index < 0) index = -index;
    if (index >= size) index = 2 * (size - 1) - index;
    return static_cast<std::size_t>(index);
}

/// Rounds values that are only rounding errors to 0: their angle would be random.
double without_rounding(double value, double scale) {
    return std::abs(value) <= 1e-12 * scale ? 0.0 : value;
}

/// The angle of a bin; `exact` is true for bins whose sines are only 0, 1 and -1. For other bins the
/// imaginary part is zero only in symmetric frames (at the reflected start, or where the signal is constant).
/// There torch.stft has a rounding error instead of 0, mostly a negative one, so that the angle of a negative
/// real part is -pi.
float angle_of(double re, double im, bool exact) {
    if (im != 0) return std::atan2(static_cast<float>(im), static_cast<float>(re));
    if (re >= 0) return 0;
    return exact ? std::numbers::pi_v<float> : -std::numbers::pi_v<float>;
}

std::size_t part_count(std::size_t count, std::size_t per_part) {
    return (count + per_part - 1) / per_part;
}

}  // namespace

ShortTimeSpectrum::ShortTimeSpectrum(std::size_t window, std::size_t hop) : window_(window), hop_(hop) {
    if (window < 4 || window > window_limit || window % 2 != 0 || hop == 0 || 2 * hop > window) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "A spectrum with a window of " + std::to_string(window) + " and a hop of " +
                              std::to_string(hop) + " is not possible: the window must be even, 4 to " +
                              std::to_string(window_limit) + ", and at least two hops.");
    }
    hann_.resize(window);
    const auto turn = [&](std::size_t n) {
        return 2 * std::numbers::pi * static_cast<double>(n % window) / static_cast<double>(window);
    };
    for (std::size_t bin = 0; bin < bins(); ++bin) {
        for (std::size_t n = 0; n < bins(); ++n) {
            cosines_.push_back(std::cos(turn(bin * n)));
            sines_.push_back(std::sin(turn(bin * n)));
        }
    }
    // Each value is written to both halves, so that they are equal bit for bit and symmetric signals stay
    // symmetric.
    for (std::size_t n = 0; n <= window / 2; ++n)
        hann_[n] = hann_[(window - n) % window] = 0.5 - 0.5 * std::cos(turn(n));
}

void ShortTimeSpectrum::analyse_frame(std::span<const float> signal, Matrix& spectrum,
                                      std::size_t frame) const {
    const std::size_t half = window_ / 2;
    const auto windowed = [&](std::size_t n) {
        const auto index = static_cast<std::ptrdiff_t>(frame * hop_ + n) - static_cast<std::ptrdiff_t>(half);
        return hann_[n] * static_cast<double>(signal[reflected(index, std::ssize(signal))]);
    };
    // The sums of the samples n and window - n give the real part, their differences the imaginary part.
    Half even{}, odd{};
    even[0] = windowed(0);
    even[half] = windowed(half);
    for (std::size_t n = 1; n < half; ++n) {
        const double left = windowed(n);
        const double right = windowed(window_ - n);
        even[n] = left + right;
        odd[n] = left - right;
    }
    const double scale = std::accumulate(even.begin(), even.end(), 0.0,
                                         [](double sum, double x) { return sum + std::abs(x); });
    for (std::size_t bin = 0; bin <= half; ++bin) {
        const bool is_outer = bin == 0 || bin == half;
        double re = 0;
        double im = 0;
        for (std::size_t n = 0; n <= half; ++n)
            re += even[n] * cosine(bin, n);
        // The sines of the outer bins are 0 except for rounding.
        if (!is_outer) {
            for (std::size_t n = 1; n < half; ++n)
                im -= odd[n] * sine(bin, n);
        }
        spectrum.row(bin)[frame] = static_cast<float>(std::sqrt(re * re + im * im));
        spectrum.row(bins() + bin)[frame] =
            angle_of(without_rounding(re, scale), without_rounding(im, scale), 4 * bin % window_ == 0);
    }
}

Matrix ShortTimeSpectrum::analyse(std::span<const float> signal, kernels::Execution& execution) const {
    if (signal.size() <= window_ / 2) {
        throw base::Error(base::ErrorKind::invalid_input, "A signal of " + std::to_string(signal.size()) +
                                                              " samples is too short for a window of " +
                                                              std::to_string(window_) + ".");
    }
    const std::size_t frames = signal.size() / hop_ + 1;
    Matrix spectrum(2 * bins(), frames, execution.memory());
    execution.run(part_count(frames, frames_per_part), [&](std::size_t part) {
        const std::size_t end = std::min(frames, (part + 1) * frames_per_part);
        for (std::size_t frame = part * frames_per_part; frame < end; ++frame)
            analyse_frame(signal, spectrum, frame);
    });
    return spectrum;
}

/// Adds the frame's contribution to the samples `begin` up to, not including, `end`.
void ShortTimeSpectrum::add_frame(const Matrix& spectrum, std::size_t frame, std::size_t begin,
                                  std::size_t end, std::span<float> signal) const {
    const std::size_t half = window_ / 2;
    Half re{}, im{};
    for (std::size_t bin = 0; bin <= half; ++bin) {
        const double magnitude = spectrum.row(bin)[frame];
        const float angle = spectrum.row(bins() + bin)[frame];
        // Bins between the first and the last also count for their mirror images.
        const double weight = (bin == 0 || bin == half ? 1.0 : 2.0) / static_cast<double>(window_);
        re[bin] = weight * magnitude * static_cast<double>(std::cos(angle));
        im[bin] = weight * magnitude * static_cast<double>(std::sin(angle));
    }
    const auto add = [&](std::size_t n, double value) {
        const std::size_t shifted =
            frame * hop_ + n;  // the first frame begins half a window before the signal
        if (shifted >= begin + half && shifted < end + half)
            signal[shifted - half] += static_cast<float>(value * hann_[n]);
    };
    for (std::size_t n = 0; n <= half; ++n) {
        double even = 0;
        double odd = 0;
        for (std::size_t bin = 0; bin <= half; ++bin)
            even += re[bin] * cosine(bin, n);
        for (std::size_t bin = 1; bin < half; ++bin)
            odd += im[bin] * sine(bin, n);
        add(n, even - odd);
        if (n != 0 && n != half) add(window_ - n, even + odd);
    }
}

double ShortTimeSpectrum::window_sum(std::size_t sample, std::size_t frames) const {
    const std::size_t shifted = sample + window_ / 2;
    const std::size_t first = shifted < window_ ? 0 : (shifted - window_) / hop_ + 1;
    double sum = 0;
    for (std::size_t frame = first; frame < frames && frame * hop_ <= shifted; ++frame) {
        const double value = hann_[shifted - frame * hop_];
        sum += value * value;
    }
    return sum;
}

std::vector<float> ShortTimeSpectrum::synthesise(const Matrix& spectrum,
                                                 kernels::Execution& execution) const {
    const std::size_t frames = spectrum.columns();
    std::vector<float> signal((frames - 1) * hop_, 0.0F);
    const std::size_t per_part = frames_per_part * hop_;
    execution.run(part_count(signal.size(), per_part), [&](std::size_t part) {
        const std::size_t begin = part * per_part;
        const std::size_t end = std::min(signal.size(), begin + per_part);
        // A frame that overlaps two parts is computed for each of them, so that the parts are independent.
        const std::size_t reach = window_ / 2 / hop_ + 1;
        const std::size_t first = begin / hop_ > reach ? begin / hop_ - reach : 0;
        const std::size_t last = std::min(frames - 1, end / hop_ + reach);
        for (std::size_t frame = first; frame <= last; ++frame)
            add_frame(spectrum, frame, begin, end, signal);
        for (std::size_t sample = begin; sample < end; ++sample)
            signal[sample] =
                static_cast<float>(static_cast<double>(signal[sample]) / window_sum(sample, frames));
    });
    return signal;
}

}  // namespace storyflow::speech::kokoro
