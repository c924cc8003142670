#include "speech/hibari/network/vocoder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <numbers>

#include "speech/hibari/heart.hpp"
#include "speech/hibari/network/network.hpp"
#include "speech/kernels/pulse_train.hpp"

namespace storyflow::speech::hibari {
namespace {

constexpr std::size_t window = 1200, hop = 300, bins = 601;

/// What the network says of every frame, and the sound that it makes of that without noise.
struct Spoken {
    std::vector<float> pitch;
    std::vector<std::vector<float>> spectrum;
    std::vector<float> samples;

    Spoken() {
        const std::vector<int> ids = {0, 50, 83, 54, 156, 31, 4, 0};
        kernels::ThreadTeam team(1);
        kernels::Execution execution(team, {});
        const Network network(heart_file());
        const auto observe = [this](std::string_view stage, const kernels::Matrix& values) {
            if (stage == "pitch") pitch.assign(values.row(0).begin(), values.row(0).end());
            for (std::size_t row = 0; stage == "spectrum" && row < values.rows(); ++row)
                spectrum.emplace_back(values.row(row).begin(), values.row(row).end());
        };
        samples = network.run({.ids = ids, .durations = {}}, execution, observe).samples;
    }
};

/// The same in doubles and by the definition: no fast transform, no tables but cosines.
class Reference {
  public:
    explicit Reference(const Spoken& spoken) : spoken_(spoken), pulses_(spoken.pitch.size() * hop) {
        kernels::pulse_train(spoken.pitch, hop, 24000.0f, pulses_);
    }

    /// The sample, from all frames whose windows reach it.
    [[nodiscard]] std::vector<double> hop_at(std::size_t index) const {
        std::vector<double> sum(hop), weight(hop);
        for (std::size_t part = 0; part < 4; ++part) {
            if (index + 2 < part || index + 2 - part >= spoken_.pitch.size()) continue;
            const std::vector<double> frame = windowed(index + 2 - part);
            for (std::size_t i = 0; i < hop; ++i) {
                sum[i] += frame[part * hop + i];
                weight[i] += hann(part * hop + i) * hann(part * hop + i);
            }
        }
        for (std::size_t i = 0; i < hop; ++i)
            sum[i] /= weight[i];
        return sum;
    }

  private:
    static double hann(std::size_t n) {
        return 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(n) / window);
    }
    static std::complex<double> turn(std::size_t k, std::size_t n) {
        return std::polar(1.0, 2.0 * std::numbers::pi * static_cast<double>(k * n % window) / window);
    }
    [[nodiscard]] double source(std::size_t frame, std::size_t n) const {
        auto at = static_cast<long>(frame * hop + n) - 600;
        const auto last = static_cast<long>(pulses_.size()) - 1;
        if (at < 0) at = -at;
        if (at > last) at = 2 * last - at;
        return static_cast<double>(pulses_[static_cast<std::size_t>(at)]) / hop * hann(n);
    }
    [[nodiscard]] std::complex<double> bin(std::size_t frame, std::size_t k) const {
        const auto part = [&](std::size_t index) {
            return static_cast<double>(spoken_.spectrum[frame][index * bins + k]);
        };
        std::complex<double> x;
        for (std::size_t n = 0; n < window; ++n)
            x += source(frame, n) * std::conj(turn(k, n));
        return std::polar(std::exp(std::min(part(0), 7.0)), std::numbers::pi * std::tanh(part(1))) * x +
               std::polar(std::exp(std::min(part(3), 7.0)), part(4));
    }
    [[nodiscard]] std::vector<double> windowed(std::size_t frame) const {
        std::vector<double> values(window);
        for (std::size_t k = 0; k < bins; ++k) {
            const std::complex<double> value = bin(frame, k);
            const double weight = (k == 0 || k == bins - 1 ? 1.0 : 2.0) / window;
            for (std::size_t n = 0; n < window; ++n)
                values[n] += weight * (value * turn(k, n)).real();
        }
        for (std::size_t n = 0; n < window; ++n)
            values[n] *= hann(n);
        return values;
    }

    const Spoken& spoken_;
    std::vector<float> pulses_;
};

TEST(Vocoder, MakesTheSoundThatTheSpectrumDescribes) {
    const Spoken spoken;
    const Reference reference(spoken);
    const std::size_t frames = spoken.pitch.size();
    ASSERT_EQ(spoken.samples.size(), frames * hop);
    double loudest = 0.0;
    for (const std::size_t index : {std::size_t{0}, frames / 2, frames - 1}) {
        const std::vector<double> expected = reference.hop_at(index);
        for (std::size_t i = 0; i < hop; ++i) {
            ASSERT_NEAR(static_cast<double>(spoken.samples[index * hop + i]), expected[i], 1e-4)
                << "frame " << index << ", sample " << i;
            loudest = std::max(loudest, std::abs(expected[i]));
        }
    }
    EXPECT_GT(loudest, 0.02) << "there is something to compare";
}

}  // namespace
}  // namespace storyflow::speech::hibari
