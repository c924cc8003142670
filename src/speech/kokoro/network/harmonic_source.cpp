#include "speech/kokoro/network/harmonic_source.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "speech/kernels/elementwise.hpp"

namespace storyflow::speech::kokoro {

namespace {

constexpr std::size_t harmonics = HarmonicSource::harmonics;
constexpr std::size_t samples_per_value = HarmonicSource::samples_per_value;
constexpr double sample_rate = 24000;
constexpr float voiced_above = 10;
constexpr double sine_amplitude = 0.1;
constexpr double voiced_noise = 0.003;
constexpr double unvoiced_noise = sine_amplitude / 3;
constexpr std::size_t values_per_part = 32;

/// The fractional part in [0, 1): -0.3 -> 0.7.
double fraction(double value) {
    return value - std::floor(value);
}

/// For one harmonic: its phase at the centre of each pitch value, and the growth since the centre before, in
/// turns. The growth of one sample is reduced to [0, 1) before it is multiplied by the 300 samples, so a
/// negative pitch turns forward between two centres. The network was trained with this.
struct Phases {
    std::vector<double> turns;
    std::vector<double> growth;

    Phases(std::span<const float> pitch, std::size_t harmonic) {
        double turn = 0;
        for (const double hertz : pitch) {
            const double step = fraction(hertz * static_cast<double>(harmonic + 1) / sample_rate);
            growth.push_back(step * samples_per_value);
            turn = fraction(turn + growth.back());
            turns.push_back(turn);
        }
    }

    /// The phase in radians, in -pi..pi: linear between the centres, constant before the first and behind the
    /// last.
    [[nodiscard]] float at(std::size_t value, std::size_t sample) const {
        const double behind = (static_cast<double>(sample) + 0.5) / samples_per_value - 0.5;
        double turn = turns[value];
        if (behind < 0 && value > 0) turn += behind * growth[value];
        if (behind > 0 && value + 1 < turns.size()) turn += behind * growth[value + 1];
        return static_cast<float>((turn - std::nearbyint(turn)) * 2 * std::numbers::pi);
    }
};

using Sines = std::array<std::array<float, samples_per_value>, harmonics>;

void fill_sines(std::span<const Phases> phases, std::size_t value, Sines& sines) {
    for (std::size_t harmonic = 0; harmonic < harmonics; ++harmonic) {
        for (std::size_t sample = 0; sample < samples_per_value; ++sample)
            sines[harmonic][sample] = phases[harmonic].at(value, sample);
        kernels::sine(sines[harmonic]);
    }
}

}  // namespace

HarmonicSource::HarmonicSource(const Parameters& parameters)
    : weight_(parameters.of("l_linear").values("weight", {1, harmonics})),
      bias_(parameters.of("l_linear").values("bias", {1})) {}

std::vector<float> HarmonicSource::excite(std::span<const float> pitch, const kernels::Noise& noise,
                                          kernels::Execution& execution) const {
    std::vector<Phases> phases;
    for (std::size_t harmonic = 0; harmonic < harmonics; ++harmonic)
        phases.emplace_back(pitch, harmonic);
    std::vector<float> excitation(pitch.size() * samples_per_value);

    const auto excite_value = [&](std::size_t value, Sines& sines, std::span<float> noises) {
        const bool voiced = pitch[value] > voiced_above;
        const double noise_amplitude = voiced ? voiced_noise : unvoiced_noise;
        if (voiced) fill_sines(phases, value, sines);
        if (noise) noise(value * noises.size(), noises);
        for (std::size_t sample = 0; sample < samples_per_value; ++sample) {
            const std::size_t position = value * samples_per_value + sample;
            double sum = bias_.front();
            for (std::size_t harmonic = 0; harmonic < harmonics; ++harmonic) {
                double source = voiced ? sine_amplitude * static_cast<double>(sines[harmonic][sample]) : 0.0;
                if (noise) {
                    source += noise_amplitude * static_cast<double>(noises[sample * harmonics + harmonic]);
                }
                sum += static_cast<double>(weight_[harmonic]) * source;
            }
            excitation[position] = static_cast<float>(std::tanh(sum));
        }
    };
    const std::size_t parts = (pitch.size() + values_per_part - 1) / values_per_part;
    execution.run(parts, [&](std::size_t part) {
        Sines sines;
        std::array<float, samples_per_value * harmonics> noises{};
        const std::size_t end = std::min(pitch.size(), (part + 1) * values_per_part);
        for (std::size_t value = part * values_per_part; value < end; ++value)
            excite_value(value, sines, noises);
    });
    return excitation;
}

}  // namespace storyflow::speech::kokoro
