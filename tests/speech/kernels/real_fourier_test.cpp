#include "speech/kernels/real_fourier.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

constexpr std::size_t lanes = RealFourier::lanes;

/// Re and im of bin k of one of the signals, by the definition.
std::pair<double, double> expected_bin(const Matrix& signals, std::size_t size, std::size_t k,
                                       std::size_t lane) {
    double re = 0.0, im = 0.0;
    for (std::size_t n = 0; n < size; ++n) {
        const double angle =
            2.0 * std::numbers::pi * static_cast<double>(k * n % size) / static_cast<double>(size);
        re += static_cast<double>(signals.row(n)[lane]) * std::cos(angle);
        im -= static_cast<double>(signals.row(n)[lane]) * std::sin(angle);
    }
    return {re, im};
}

TEST(RealFourier, TransformsSixteenSignalsAndBack) {
    on_every_instruction_set([] {
        for (const std::size_t size : {2U, 4U, 6U, 10U, 16U, 120U, 1200U}) {
            SCOPED_TRACE(size);
            const RealFourier fourier(size);
            const Matrix original = random_matrix(2 * fourier.bins(), lanes, 1);
            Matrix signals = copy_of(original);
            Matrix spectrum(2 * fourier.bins(), lanes);
            ASSERT_EQ(spectrum.stride(), lanes);
            fourier.transform(signals.row(0).data(), spectrum.row(0).data());
            const double tolerance = 1e-6 * static_cast<double>(size);
            for (const std::size_t lane : {0U, 5U, 15U}) {
                for (std::size_t k = 0; k < fourier.bins(); ++k) {
                    const auto [re, im] = expected_bin(original, size, k, lane);
                    ASSERT_NEAR(static_cast<double>(spectrum.row(2 * k)[lane]), re, tolerance) << k;
                    ASSERT_NEAR(static_cast<double>(spectrum.row(2 * k + 1)[lane]), im, tolerance) << k;
                }
            }
            fourier.invert(spectrum.row(0).data(), signals.row(0).data());
            for (std::size_t n = 0; n < size; ++n) {
                for (std::size_t lane = 0; lane < lanes; ++lane)
                    ASSERT_NEAR(signals.row(n)[lane], original.row(n)[lane], 2e-6f) << n;
            }
        }
    });
}

TEST(RealFourier, IgnoresTheImaginaryPartsOfTheFirstAndTheLastBin) {
    const RealFourier fourier(12);
    Matrix spectrum = random_matrix(2 * fourier.bins(), lanes, 1);
    Matrix other = copy_of(spectrum);
    std::ranges::fill(other.row(1), 9.0f);
    std::ranges::fill(other.row(2 * fourier.bins() - 1), 9.0f);
    Matrix signals(2 * fourier.bins(), lanes), other_signals(2 * fourier.bins(), lanes);
    fourier.invert(spectrum.row(0).data(), signals.row(0).data());
    fourier.invert(other.row(0).data(), other_signals.row(0).data());
    for (std::size_t n = 0; n < 12; ++n)
        EXPECT_TRUE(std::ranges::equal(signals.row(n), other_signals.row(n)));
}

TEST(RealFourier, RefusesSizesThatItCannotDivide) {
    EXPECT_THROW(RealFourier(0), base::Error);
    EXPECT_THROW(RealFourier(15), base::Error);
    EXPECT_THROW(RealFourier(14), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
