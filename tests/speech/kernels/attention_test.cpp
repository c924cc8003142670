#include "speech/kernels/attention.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

Matrix attend(const Matrix& q, const Matrix& k, const Matrix& v, std::size_t heads) {
    return same_for_any_team([&](Execution& execution) {
        Matrix y;
        self_attention(q, k, v, heads, y, execution);
        return y;
    });
}

TEST(SelfAttention, MatchesItsDefinition) {
    on_every_instruction_set([] {
        for (const std::size_t columns : {1U, 7U, 16U, 48U, 101U}) {
            SCOPED_TRACE(columns);
            const Matrix q = random_matrix(48, columns, 1, 2.0f);
            const Matrix k = random_matrix(48, columns, 2, 2.0f);
            const Matrix v = random_matrix(48, columns, 3);
            expect_close(attend(q, k, v, 3),
                         support::reference_attention(rows_of(q), rows_of(k), rows_of(v), 3), 2e-6);
        }
    });
}

TEST(SelfAttention, TakesHeadsOfAnySize) {
    const Matrix q = random_matrix(22, 30, 4);
    const Matrix k = random_matrix(22, 30, 5);
    const Matrix v = random_matrix(22, 30, 6);
    expect_close(attend(q, k, v, 2), support::reference_attention(rows_of(q), rows_of(k), rows_of(v), 2),
                 2e-6);
}

TEST(SelfAttention, DoesNotOverflowForLargeScores) {
    const Matrix q = random_matrix(8, 20, 7, 100.0f);
    const Matrix v = random_matrix(8, 20, 8);
    const Matrix y = attend(q, q, v, 1);
    for (std::size_t row = 0; row < y.rows(); ++row) {
        for (const float value : y.row(row))
            ASSERT_LE(std::abs(value), 1.0f + 1e-5f);
    }
}

TEST(SelfAttention, OfNothingIsNothing) {
    EXPECT_EQ(attend(Matrix(8, 0), Matrix(8, 0), Matrix(8, 0), 2).columns(), 0U);
}

TEST(SelfAttention, RefusesOperandsThatDoNotFit) {
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    const Matrix q = random_matrix(8, 20, 9);
    Matrix y;
    EXPECT_THROW(self_attention(q, q, q, 0, y, execution), base::Error);
    EXPECT_THROW(self_attention(q, q, q, 3, y, execution), base::Error);
    EXPECT_THROW(self_attention(q, random_matrix(8, 19, 9), q, 2, y, execution), base::Error);
    EXPECT_THROW(self_attention(q, q, random_matrix(4, 20, 9), 2, y, execution), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
