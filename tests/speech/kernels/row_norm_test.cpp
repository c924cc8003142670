#include "speech/kernels/row_norm.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

constexpr std::size_t channels = 48;

struct Norm {
    std::vector<float> gamma = random_values(channels, 11);
    std::vector<float> beta = random_values(channels, 12);
    [[nodiscard]] RowNorm view() const { return {gamma.data(), beta.data(), 1e-5f, channels}; }
    [[nodiscard]] support::Rows expected(support::Rows rows) const {
        for (auto& row : rows) {
            double sum = 0.0, squares = 0.0;
            for (const double value : row)
                sum += value;
            const double mean = sum / channels;
            for (const double value : row)
                squares += (value - mean) * (value - mean);
            const double deviation = std::sqrt(squares / channels + 1e-5);
            for (std::size_t i = 0; i < channels; ++i)
                row[i] = (row[i] - mean) / deviation * static_cast<double>(gamma[i]) +
                         static_cast<double>(beta[i]);
        }
        return rows;
    }
};

TEST(RowNorm, GivesEachRowTheMeanAndDeviationOfItsParameters) {
    on_every_instruction_set([] {
        const Norm norm;
        const Matrix x = random_matrix(5, channels, 1, 4.0f);
        Matrix y(5, channels);
        normalise_rows(norm.view(), x.row(0).data(), x.stride(), 5, y.row(0).data(), y.stride());
        expect_close(y, norm.expected(rows_of(x)), 1e-5);
    });
}

TEST(DepthwiseNorm, FiltersEachChannelOverTimeWithZerosBeyondTheEnds) {
    on_every_instruction_set([] {
        const Norm norm;
        for (const std::size_t taps : {5U, 7U}) {
            for (const std::size_t rows : {1U, 2U, 5U, 20U, 40U}) {
                const std::size_t dilation = rows / 10 + 1;
                SCOPED_TRACE(testing::Message() << taps << " taps, " << rows << " rows");
                const std::size_t reach = taps / 2 * dilation;
                const Matrix x = random_matrix(rows, channels, 1);
                const std::vector<float> weight = random_values(taps * channels, 2);
                const std::vector<float> bias = random_values(channels, 3);
                support::Rows filtered(rows, std::vector<double>(channels));
                for (std::size_t row = 0; row < rows; ++row) {
                    for (std::size_t c = 0; c < channels; ++c) {
                        double sum = static_cast<double>(bias[c]);
                        for (std::size_t tap = 0; tap < taps; ++tap) {
                            const std::size_t at = row + tap * dilation;
                            if (at < reach || at - reach >= rows) continue;
                            sum += static_cast<double>(weight[tap * channels + c]) *
                                   static_cast<double>(x.row(at - reach)[c]);
                        }
                        filtered[row][c] = sum;
                    }
                }
                Matrix y(rows, channels);
                const DepthwiseNorm layer{weight.data(), bias.data(), taps, dilation, norm.view()};
                const std::size_t middle = rows / 2;  // in two parts, as tiles are
                convolve_and_normalise(layer, x.row(0).data(), x.stride(), rows, 0, middle, y.row(0).data(),
                                       y.stride());
                convolve_and_normalise(layer, x.row(0).data(), x.stride(), rows, middle, rows - middle,
                                       y.row(middle).data(), y.stride());
                expect_close(y, norm.expected(filtered), 1e-5);
            }
        }
    });
}

TEST(AddRows, MultipliesEachRowByItsFactor) {
    on_every_instruction_set([] {
        const Matrix x = random_matrix(3, channels, 1);
        std::vector<WeightedRow> rows;
        for (std::size_t row = 0; row < 3; ++row)
            rows.push_back({x.row(row).data(), static_cast<float>(row) - 0.5f});
        std::vector<float> sum(channels);
        add_rows(rows.data(), rows.size(), channels, sum.data());
        for (std::size_t i = 0; i < channels; ++i)
            ASSERT_NEAR(sum[i], -0.5f * x.row(0)[i] + 0.5f * x.row(1)[i] + 1.5f * x.row(2)[i], 1e-6f);
    });
}

TEST(ScaleRowsOfSixteen, MultipliesEachRowByItsFactor) {
    on_every_instruction_set([] {
        std::vector<float> x(3 * 16, 2.0f);
        const std::vector<float> factors = {1.0f, -3.0f, 0.5f};
        scale_rows_of_sixteen(factors.data(), 3, x.data());
        for (std::size_t i = 0; i < x.size(); ++i)
            ASSERT_EQ(x[i], 2.0f * factors[i / 16]);
    });
}

TEST(GaussianGelu, IsTheNumberTimesItsNormalProbability) {
    on_every_instruction_set([] {
        std::vector<float> x;
        for (int i = -800; i < 800; ++i)
            x.push_back(static_cast<float>(i) * 0.01f);
        const std::vector<float> before = x;
        gaussian_gelu(x.data(), x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            const auto value = static_cast<double>(before[i]);
            const double expected = value * 0.5 * std::erfc(-value / std::numbers::sqrt2);
            ASSERT_NEAR(static_cast<double>(x[i]), expected, 4e-6 * std::max(1.0, std::abs(value))) << value;
        }
    });
}

}  // namespace
}  // namespace storyflow::speech::kernels
