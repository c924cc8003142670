#include "speech/kernels/matrix.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <utility>

namespace storyflow::speech::kernels {
namespace {

bool is_aligned(const Matrix& matrix, std::size_t row) {
    return reinterpret_cast<std::uintptr_t>(matrix.row(row).data()) % 64 == 0;
}

TEST(Matrix, StartsEmpty) {
    const Matrix matrix;
    EXPECT_EQ(matrix.rows(), 0U);
    EXPECT_EQ(matrix.columns(), 0U);
}

TEST(Matrix, AlignsAndPadsEveryRow) {
    for (const std::size_t columns : {1U, 15U, 16U, 17U, 100U}) {
        const Matrix matrix(3, columns);
        EXPECT_EQ(matrix.rows(), 3U);
        EXPECT_EQ(matrix.columns(), columns);
        EXPECT_EQ(matrix.stride() % 16, 0U);
        EXPECT_GE(matrix.stride(), columns);
        EXPECT_LT(matrix.stride(), columns + 16);
        for (std::size_t row = 0; row < 3; ++row) {
            EXPECT_TRUE(is_aligned(matrix, row));
            EXPECT_EQ(matrix.row(row).size(), columns);
        }
    }
}

TEST(Matrix, KeepsItsMemoryWhenThatIsLargeEnough) {
    Matrix matrix(4, 100);
    const float* const before = matrix.row(0).data();
    matrix.resize(2, 150);
    EXPECT_EQ(matrix.row(0).data(), before);
    EXPECT_EQ(matrix.row(1).data(), before + 160);
    matrix.resize(1, 1);
    matrix.resize(4, 112);
    EXPECT_EQ(matrix.row(0).data(), before);
}

TEST(Matrix, GrowsWhenItMust) {
    Matrix matrix(1, 16);
    matrix.resize(100, 1000);
    matrix.row(99)[999] = 1.0f;
    EXPECT_EQ(matrix.row(99)[999], 1.0f);
    EXPECT_TRUE(is_aligned(matrix, 99));
}

TEST(Matrix, LeavesAnEmptyOneBehindWhenMoved) {
    Matrix first(2, 20);
    first.row(1)[19] = 5.0f;
    Matrix second(std::move(first));
    EXPECT_EQ(second.row(1)[19], 5.0f);
    EXPECT_EQ(first.rows(), 0U);  // NOLINT(bugprone-use-after-move): what is tested
    first.resize(1, 1);
    first = std::move(second);
    EXPECT_EQ(first.columns(), 20U);
    EXPECT_EQ(first.row(1)[19], 5.0f);
    EXPECT_EQ(second.columns(), 0U);  // NOLINT(bugprone-use-after-move): what is tested
}

TEST(Matrix, MayHaveRowsWithoutColumns) {
    const Matrix matrix(5, 0);
    EXPECT_EQ(matrix.rows(), 5U);
    EXPECT_TRUE(matrix.row(4).empty());
}

TEST(Matrix, RefusesSizesThatNoMemoryHolds) {
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
    Matrix matrix(2, 2);
    EXPECT_THROW(matrix.resize(1, most), std::bad_alloc);
    EXPECT_THROW(matrix.resize(most, 1), std::bad_alloc);
    EXPECT_THROW(matrix.resize(most / 64, 64), std::bad_alloc);
    EXPECT_THROW(matrix.resize(std::size_t{1} << 32, std::size_t{1} << 32), std::bad_alloc);
    EXPECT_EQ(matrix.columns(), 2U);
    matrix.row(1)[1] = 1.0f;
}

TEST(Matrix, TakesLargeMemoryFromWhereItIsTold) {
    constexpr std::size_t large = std::size_t{1} << 18U;
    const auto memory = std::make_shared<MatrixMemory>();
    const float* place = nullptr;
    {
        Matrix matrix(1, large, memory);
        matrix.row(0)[large - 1] = 1.0F;
        place = matrix.row(0).data();
        Matrix moved;
        moved = std::move(matrix);
        EXPECT_EQ(moved.row(0).data(), place);
    }
    EXPECT_EQ(memory->kept_bytes(), large * sizeof(float));
    Matrix next;
    next.resize(2, large / 2, memory);
    EXPECT_EQ(next.row(0).data(), place);
    const Matrix small(1, 16, memory);
    EXPECT_EQ(memory->kept_bytes(), large * sizeof(float)) << "from the heap";
}

TEST(Matrix, KeepsItsMemoryAlive) {
    auto memory = std::make_shared<MatrixMemory>();
    Matrix matrix(1, std::size_t{1} << 18U, memory);
    memory.reset();
    matrix.row(0)[1000] = 1.0F;
    EXPECT_EQ(matrix.row(0)[1000], 1.0F);
}

TEST(Matrix, ShowsValuesThatLieElsewhereUntilItIsResized) {
    Matrix owner(2, 20);
    owner.row(1)[19] = 5.0F;
    Matrix view = Matrix::view(owner.row(0).data(), 2, 20);
    EXPECT_EQ(view.row(1).data(), owner.row(1).data());
    EXPECT_EQ(view.row(1)[19], 5.0F);
    Matrix moved(std::move(view));
    EXPECT_EQ(moved.row(1).data(), owner.row(1).data());
    moved.resize(1, 3);
    moved.row(0)[0] = 7.0F;
    EXPECT_NE(moved.row(0).data(), owner.row(0).data());
    EXPECT_EQ(Matrix::size_of(2, 20), 64U);
}

}  // namespace
}  // namespace storyflow::speech::kernels
