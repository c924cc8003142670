#include "speech/kernels/lstm.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

support::ReferenceLstm random_direction(std::size_t input, std::size_t hidden, unsigned seed) {
    return {.weight_ih = random_values(4 * hidden * input, seed, 0.5f),
            .weight_hh = random_values(4 * hidden * hidden, seed + 1, 0.5f),
            .bias_ih = random_values(4 * hidden, seed + 2),
            .bias_hh = random_values(4 * hidden, seed + 3)};
}

LstmWeights weights_of(const support::ReferenceLstm& direction) {
    return {direction.weight_ih, direction.weight_hh, direction.bias_ih, direction.bias_hh};
}

void expect_like_reference(std::size_t input, std::size_t hidden, std::size_t columns) {
    SCOPED_TRACE(testing::Message() << input << " -> " << hidden << ", columns " << columns);
    const auto forward = random_direction(input, hidden, 1);
    const auto backward = random_direction(input, hidden, 11);
    const BidirectionalLstm lstm(input, hidden, weights_of(forward), weights_of(backward));
    const Matrix x = random_matrix(input, columns, 21, 2.0f);
    const Matrix y = same_for_any_team([&](Execution& execution) {
        Matrix result;
        lstm.apply(x, result, execution);
        return result;
    });
    support::Rows expected = support::reference_lstm(input, hidden, forward, rows_of(x), false);
    for (auto& row : support::reference_lstm(input, hidden, backward, rows_of(x), true))
        expected.push_back(row);
    expect_close(y, expected, 4e-6);
}

TEST(BidirectionalLstm, MatchesItsDefinitionForAnySizes) {
    on_every_instruction_set([] {
        for (const std::size_t hidden : {1U, 7U, 16U, 33U}) {
            for (const std::size_t columns : {1U, 2U, 16U, 31U})
                expect_like_reference(5, hidden, columns);
        }
    });
}

TEST(BidirectionalLstm, KeepsItsStateOverManySteps) {
    expect_like_reference(3, 8, 300);
}

TEST(BidirectionalLstm, StaysFiniteForHugeInputs) {
    const auto direction = random_direction(2, 4, 31);
    const BidirectionalLstm lstm(2, 4, weights_of(direction), weights_of(direction));
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    on_every_instruction_set([&] {
        Matrix y;
        lstm.apply(random_matrix(2, 20, 32, 1e30f), y, execution);
        for (std::size_t row = 0; row < y.rows(); ++row) {
            for (const float value : y.row(row))
                ASSERT_LE(std::abs(value), 1.0f);
        }
    });
}

TEST(BidirectionalLstm, RefusesWeightsAndInputsThatDoNotFit) {
    const auto direction = random_direction(2, 4, 41);
    EXPECT_THROW(BidirectionalLstm(3, 4, weights_of(direction), weights_of(direction)), base::Error);
    const BidirectionalLstm lstm(2, 4, weights_of(direction), weights_of(direction));
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    Matrix y;
    EXPECT_THROW(lstm.apply(random_matrix(3, 4, 42), y, execution), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
