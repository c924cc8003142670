#include "speech/kokoro/network/spectrum.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "base/error.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"
#include "tests/support/golden_checks.hpp"

namespace storyflow::speech::kokoro {
namespace {

using kernels::Matrix;
using testing::Each;
using testing::FloatNear;

constexpr float pi = std::numbers::pi_v<float>;

std::vector<float> hashed_signal(std::size_t size) {
    std::vector<float> signal(size);
    for (std::size_t i = 0; i < size; ++i)
        support::synthetic_noise("hash")(i, std::span(&signal[i], 1));
    return signal;
}

Matrix spectrum_of(const std::vector<float>& signal) {
    TestRun run;
    return ShortTimeSpectrum(20, 5).analyse(signal, run.execution);
}

TEST(ShortTimeSpectrum, AnalysesTheGoldenExcitation) {
    for (const char* const name : {"t5.zero", "t14.zero"}) {
        TestRun run;
        const auto verdicts =
            support::check_spectrum(tiny_set().at(name), ShortTimeSpectrum(20, 5), run.execution);
        ASSERT_EQ(verdicts.size(), 1U);
        EXPECT_EQ(support::failures_among(verdicts), "");
    }
}

TEST(ShortTimeSpectrum, GivesBackWhatWasAnalysed) {
    // Also longer than one part, so that errors at the seams are detected.
    for (const std::size_t size : {std::size_t{15}, std::size_t{300}, std::size_t{4000}}) {
        const std::vector<float> signal = hashed_signal(size);
        TestRun run;
        const ShortTimeSpectrum transform(20, 5);
        const std::vector<float> again =
            transform.synthesise(transform.analyse(signal, run.execution), run.execution);
        EXPECT_THAT(again, testing::Pointwise(FloatNear(2e-6F), signal)) << size;
    }
}

TEST(ShortTimeSpectrum, FindsAToneInItsBin) {
    std::vector<float> signal(200);
    for (std::size_t i = 0; i < signal.size(); ++i)
        signal[i] = std::cos(2 * pi * 3 * static_cast<float>(i) / 20);
    const Matrix spectrum = spectrum_of(signal);
    ASSERT_EQ(spectrum.rows(), 22U);
    ASSERT_EQ(spectrum.columns(), 41U);
    // The Hann window's sum is 10: half of it is in the tone's bin, a quarter in each neighbour.
    EXPECT_THAT(spectrum.row(3)[20], FloatNear(5, 1e-5F));
    EXPECT_THAT(spectrum.row(2)[20], FloatNear(2.5F, 1e-5F));
    EXPECT_THAT(spectrum.row(6)[20], FloatNear(0, 1e-5F));
    // Frame 20 begins at sample 90, where the tone's phase is 13.5 turns.
    EXPECT_THAT(std::abs(spectrum.row(11 + 3)[20]), FloatNear(pi, 1e-4F));
}

TEST(ShortTimeSpectrum, HasNoAngleWhereThereIsNothing) {
    const Matrix silence = spectrum_of(std::vector<float>(100, 0.0F));
    for (std::size_t row = 0; row < silence.rows(); ++row)
        EXPECT_THAT(silence.row(row), Each(0.0F));
    const Matrix constant = spectrum_of(std::vector<float>(100, 0.3F));
    for (std::size_t bin = 2; bin < 11; ++bin) {
        EXPECT_THAT(constant.row(bin), Each(FloatNear(0, 1e-7F)));
        EXPECT_THAT(constant.row(11 + bin), Each(0.0F)) << bin;
    }
}

TEST(ShortTimeSpectrum, KeepsTheOuterBinsReal) {
    const Matrix spectrum = spectrum_of(hashed_signal(2000));
    for (const std::size_t bin : {std::size_t{0}, std::size_t{10}}) {
        EXPECT_THAT(spectrum.row(11 + bin), Each(testing::AnyOf(0.0F, pi)));
        EXPECT_THAT(spectrum.row(11 + bin), testing::Contains(pi));
    }
}

TEST(ShortTimeSpectrum, IgnoresTheImaginaryPartsOfTheOuterBins) {
    TestRun run;
    const ShortTimeSpectrum transform(20, 5);
    Matrix spectrum = transform.analyse(hashed_signal(100), run.execution);
    for (const std::size_t bin : {std::size_t{0}, std::size_t{10}})
        std::ranges::fill(spectrum.row(11 + bin), pi / 2);
    const std::vector<float> without = transform.synthesise(spectrum, run.execution);
    for (const std::size_t bin : {std::size_t{0}, std::size_t{10}})
        std::ranges::fill(spectrum.row(bin), 0.0F);
    EXPECT_THAT(without, testing::Pointwise(FloatNear(1e-6F), transform.synthesise(spectrum, run.execution)));
}

TEST(ShortTimeSpectrum, RefusesWhatItCannotTransform) {
    EXPECT_THROW(ShortTimeSpectrum(21, 5), base::Error);
    EXPECT_THROW(ShortTimeSpectrum(66, 5), base::Error);
    EXPECT_THROW(ShortTimeSpectrum(2, 1), base::Error);
    EXPECT_THROW(ShortTimeSpectrum(20, 0), base::Error);
    EXPECT_THROW(ShortTimeSpectrum(20, 11), base::Error);
    TestRun run;
    EXPECT_THROW((void)ShortTimeSpectrum(20, 5).analyse(std::vector<float>(10), run.execution), base::Error);
    EXPECT_NO_THROW((void)ShortTimeSpectrum(20, 5).analyse(std::vector<float>(11), run.execution));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
