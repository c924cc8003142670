#include "speech/kernels/shaped_spectrum.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <numbers>

#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

constexpr std::size_t bins = 9;
constexpr std::size_t lanes = 16;

struct Parts {
    Matrix harmonic = random_matrix(bins, lanes, 1, 9.0f);
    Matrix harmonic_angle = random_matrix(bins, lanes, 2, 3.0f);
    Matrix noise = random_matrix(bins, lanes, 3, 2.0f);
    Matrix free = random_matrix(bins, lanes, 4, 9.0f);
    Matrix free_angle = random_matrix(bins, lanes, 5, 12.0f);

    [[nodiscard]] SpectrumShape view() const {
        return {harmonic.row(0).data(), harmonic_angle.row(0).data(), noise.row(0).data(),
                free.row(0).data(),     free_angle.row(0).data(),     bins};
    }
};

std::complex<double> at(const Matrix& spectrum, std::size_t bin, std::size_t lane) {
    return {static_cast<double>(spectrum.row(2 * bin)[lane]),
            static_cast<double>(spectrum.row(2 * bin + 1)[lane])};
}

double limited(float logarithm) {
    return std::exp(std::min(static_cast<double>(logarithm), 7.0));
}

TEST(ShapedSpectrum, FiltersTheSourceAndAddsWhatFollowsNone) {
    on_every_instruction_set([] {
        const Parts parts;
        const Matrix source = random_matrix(2 * bins, lanes, 6);
        Matrix spectrum = copy_of(source);
        shape_spectrum(parts.view(), std::nullopt, spectrum.row(0).data());
        for (std::size_t bin = 0; bin < bins; ++bin) {
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                const double angle =
                    std::numbers::pi * std::tanh(static_cast<double>(parts.harmonic_angle.row(bin)[lane]));
                const double harmonic = limited(parts.harmonic.row(bin)[lane]);
                const double free = limited(parts.free.row(bin)[lane]);
                const std::complex<double> expected =
                    std::polar(harmonic, angle) * at(source, bin, lane) +
                    std::polar(free, static_cast<double>(parts.free_angle.row(bin)[lane]));
                EXPECT_LT(std::abs(at(spectrum, bin, lane) - expected), 3e-6 * (harmonic + free) + 1e-6);
            }
        }
    });
}

/// Only the noise of magnitude 1, of `count` times 16 frames.
std::vector<std::complex<double>> noise_of(std::uint64_t seed, std::uint32_t first, std::uint32_t count) {
    Parts parts;
    for (Matrix* part : {&parts.harmonic, &parts.free}) {
        for (std::size_t bin = 0; bin < bins; ++bin)
            std::ranges::fill(part->row(bin), -80.0f);
    }
    for (std::size_t bin = 0; bin < bins; ++bin)
        std::ranges::fill(parts.noise.row(bin), 0.0f);
    std::vector<std::complex<double>> values;
    for (std::uint32_t group = 0; group < count; ++group) {
        Matrix spectrum(2 * bins, lanes);
        for (std::size_t i = 0; i < 2 * bins; ++i)
            std::ranges::fill(spectrum.row(i), 0.0f);
        shape_spectrum(parts.view(), NoisePlace{seed, first + 16 * group}, spectrum.row(0).data());
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            for (std::size_t bin = 0; bin < bins; ++bin)
                values.push_back(at(spectrum, bin, lane));
        }
    }
    return values;
}

TEST(ShapedSpectrum, AddsNormalNoise) {
    on_every_instruction_set([] {
        const auto noise = noise_of(7, 0, 400);
        const auto count = static_cast<double>(noise.size());
        std::complex<double> sum;
        double re = 0.0, im = 0.0, both = 0.0, fourth = 0.0, neighbours = 0.0;
        for (std::size_t i = 0; i < noise.size(); ++i) {
            const auto z = noise[i];
            sum += z;
            re += z.real() * z.real();
            im += z.imag() * z.imag();
            both += z.real() * z.imag();
            fourth += std::pow(z.real(), 4);
            if (i > 0) neighbours += z.real() * noise[i - 1].real();
        }
        EXPECT_LT(std::abs(sum) / count, 0.02);
        EXPECT_NEAR(re / count, 1.0, 0.03);
        EXPECT_NEAR(im / count, 1.0, 0.03);
        EXPECT_NEAR(both / count, 0.0, 0.02);
        EXPECT_NEAR(neighbours / count, 0.0, 0.02);
        EXPECT_NEAR(fourth / count, 3.0, 0.2) << "as a normal distribution";
    });
}

TEST(ShapedSpectrum, GivesAFrameTheSameNoiseInAnyGroup) {
    const auto together = noise_of(7, 0, 2);
    const auto later = noise_of(7, 8, 1);
    for (std::size_t i = 0; i < 8 * bins; ++i)
        EXPECT_EQ(later[i], together[8 * bins + i]);
    EXPECT_NE(noise_of(8, 0, 1), noise_of(7, 0, 1)) << "another seed";
}

}  // namespace
}  // namespace storyflow::speech::kernels
