#include "speech/kernels/normalisation.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

support::Rows expected_layer_norm(const support::Rows& x, const std::vector<float>& gamma,
                                  const std::vector<float>& beta, double epsilon) {
    support::Rows y = x;
    for (std::size_t t = 0; t < x[0].size(); ++t) {
        std::vector<double> column;
        for (const auto& row : x)
            column.push_back(row[t]);
        const auto [mean, variance] = support::mean_and_variance(column);
        for (std::size_t row = 0; row < x.size(); ++row) {
            y[row][t] = static_cast<double>(gamma[row]) * (x[row][t] - mean) / std::sqrt(variance + epsilon) +
                        static_cast<double>(beta[row]);
        }
    }
    return y;
}

support::Rows expected_instance_norm(const support::Rows& x, const std::vector<float>& gamma,
                                     const std::vector<float>& beta) {
    support::Rows y = x;
    for (std::size_t row = 0; row < x.size(); ++row) {
        const auto [mean, variance] = support::mean_and_variance(x[row]);
        for (double& value : y[row]) {
            value = (1.0 + static_cast<double>(gamma[row])) * (value - mean) / std::sqrt(variance + 1e-5) +
                    static_cast<double>(beta[row]);
        }
    }
    return y;
}

Matrix instance_norm(const Matrix& x, const std::vector<float>& gamma, const std::vector<float>& beta) {
    return same_for_any_team([&](Execution& execution) {
        Matrix y;
        adaptive_instance_norm(x, gamma, beta, y, execution);
        return y;
    });
}

TEST(LayerNorm, MatchesItsDefinition) {
    on_every_instruction_set([] {
        for (const std::size_t rows : {1U, 9U, 64U}) {
            for (const std::size_t columns : {1U, 15U, 16U, 50U}) {
                const Matrix x = random_matrix(rows, columns, 1, 3.0f);
                const auto gamma = random_values(rows, 2);
                const auto beta = random_values(rows, 3);
                const Matrix y = same_for_any_team([&](Execution& execution) {
                    Matrix result = copy_of(x);
                    layer_norm(result, gamma, beta, 1e-5f, execution);
                    return result;
                });
                expect_close(y, expected_layer_norm(rows_of(x), gamma, beta, static_cast<double>(1e-5f)),
                             1e-6);
            }
        }
    });
}

TEST(AdaptiveInstanceNorm, MatchesItsDefinitionForEveryNumberOfColumns) {
    on_every_instruction_set([] {
        for (std::size_t columns = 1; columns <= 70; ++columns) {
            SCOPED_TRACE(columns);
            const Matrix x = random_matrix(3, columns, 4, 3.0f);
            const auto gamma = random_values(3, 5);
            const auto beta = random_values(3, 6);
            expect_close(instance_norm(x, gamma, beta), expected_instance_norm(rows_of(x), gamma, beta),
                         1e-6);
        }
    });
}

TEST(AdaptiveInstanceNorm, KeepsItsDigitsOverLongRowsFarFromZero) {
    on_every_instruction_set([] {
        Matrix x = random_matrix(2, 100'001, 7);
        for (float& value : x.row(1))
            value += 32.0f;
        const std::vector<float> gamma = {0.5f, 0.5f};
        const std::vector<float> beta = {0.0f, 0.0f};
        // The tolerance: the rounding of 32 + x, and half a unit in the last place of the mean.
        expect_close(instance_norm(x, gamma, beta), expected_instance_norm(rows_of(x), gamma, beta), 6e-6);
    });
}

TEST(AdaptiveInstanceNorm, GivesBetaForARowThatIsConstant) {
    Matrix x(1, 40);
    std::ranges::fill(x.row(0), 7.0f);
    const Matrix y = instance_norm(x, {1.0f}, {0.25f});
    for (const float value : y.row(0))
        EXPECT_EQ(value, 0.25f);
}

TEST(AdaptiveInstanceNorm, MayReplaceItsOperand) {
    const Matrix x = random_matrix(4, 77, 8);
    const auto gamma = random_values(4, 9);
    const auto beta = random_values(4, 10);
    Matrix in_place = copy_of(x);
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    adaptive_instance_norm(in_place, gamma, beta, in_place, execution);
    EXPECT_TRUE(same_bytes(in_place, instance_norm(x, gamma, beta)));
}

TEST(Normalisation, RefusesParametersThatDoNotFit) {
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    Matrix x = random_matrix(4, 5, 11);
    Matrix y;
    const auto four = random_values(4, 12);
    const auto five = random_values(5, 12);
    EXPECT_THROW(layer_norm(x, four, five, 1e-5f, execution), base::Error);
    EXPECT_THROW(adaptive_instance_norm(x, five, four, y, execution), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
