#include "speech/kokoro/network/rearrange.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <vector>

#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

using kernels::Matrix;
using testing::ElementsAre;

TEST(Rearrange, TransposesAndCopies) {
    const Matrix x = matrix_of({{1, 2, 3}, {4, 5, 6}});
    const Matrix y = transposed(x);
    ASSERT_EQ(y.rows(), 3U);
    EXPECT_THAT(y.row(0), ElementsAre(1, 4));
    EXPECT_THAT(y.row(2), ElementsAre(3, 6));
    const auto memory = std::make_shared<kernels::MatrixMemory>();
    Matrix copied(5, 1);
    copy(x, copied, memory);
    ASSERT_EQ(copied.rows(), 2U);
    EXPECT_THAT(copied.row(1), ElementsAre(4, 5, 6));
}

TEST(Rearrange, MakesAVectorARow) {
    const Matrix row = one_row(std::vector<float>{7, 8});
    ASSERT_EQ(row.rows(), 1U);
    EXPECT_THAT(row.row(0), ElementsAre(7, 8));
}

TEST(Rearrange, StacksRowsInOrder) {
    const Matrix a = matrix_of({{1, 2}});
    const Matrix b = matrix_of({{3, 4}, {5, 6}});
    const auto memory = std::make_shared<kernels::MatrixMemory>();
    const Matrix all = stacked({b, a, b}, memory);
    ASSERT_EQ(all.rows(), 5U);
    EXPECT_THAT(all.row(1), ElementsAre(5, 6));
    EXPECT_THAT(all.row(2), ElementsAre(1, 2));
    EXPECT_THAT(all.row(4), ElementsAre(5, 6));
}

TEST(Rearrange, PutsConstantRowsBelow) {
    const auto memory = std::make_shared<kernels::MatrixMemory>();
    const Matrix y = with_constant_rows(matrix_of({{1, 2, 3}}), std::vector<float>{9, 8}, memory);
    ASSERT_EQ(y.rows(), 3U);
    EXPECT_THAT(y.row(0), ElementsAre(1, 2, 3));
    EXPECT_THAT(y.row(1), ElementsAre(9, 9, 9));
    EXPECT_THAT(y.row(2), ElementsAre(8, 8, 8));
}

TEST(Rearrange, RepeatsEachColumnAsOftenAsAsked) {
    const auto memory = std::make_shared<kernels::MatrixMemory>();
    const Matrix y = repeated_columns(matrix_of({{1, 2, 3}, {4, 5, 6}}), std::vector<int>{2, 1, 3}, memory);
    EXPECT_THAT(y.row(0), ElementsAre(1, 1, 2, 3, 3, 3));
    EXPECT_THAT(y.row(1), ElementsAre(4, 4, 5, 6, 6, 6));
}

TEST(Rearrange, LooksUpRowsOfATableAsColumns) {
    const auto memory = std::make_shared<kernels::MatrixMemory>();
    const Matrix y =
        looked_up(std::vector<float>{0, 1, 10, 11, 20, 21}, 2, std::vector<int>{2, 0, 2}, memory);
    EXPECT_THAT(y.row(0), ElementsAre(20, 0, 20));
    EXPECT_THAT(y.row(1), ElementsAre(21, 1, 21));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
