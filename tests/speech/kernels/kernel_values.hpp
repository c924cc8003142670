#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <stop_token>
#include <vector>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kernels/simd_targets.hpp"
// Must come after the line above, which sets a switch of Highway.
#include <hwy/targets.h>
#include "tests/support/reference_kernels.hpp"

/// Shared by the tests of the kernels: operands, comparisons, and a run on every instruction set of this
/// machine.
namespace storyflow::speech::kernels {

/// The same values on every machine, which std::uniform_real_distribution does not guarantee.
inline std::vector<float> random_values(std::size_t count, unsigned seed, float scale = 1.0f) {
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = scale * (static_cast<float>(random()) / 2147483648.0f - 1.0f);
    return values;
}

/// Fills the padding with a value that would be visible in any result.
inline void poison(Matrix& matrix) {
    for (std::size_t row = 0; row < matrix.rows(); ++row) {
        std::fill_n(matrix.row(row).data(), matrix.stride(), std::numeric_limits<float>::quiet_NaN());
    }
}

inline Matrix random_matrix(std::size_t rows, std::size_t columns, unsigned seed, float scale = 1.0f) {
    Matrix matrix(rows, columns);
    poison(matrix);
    const std::vector<float> values = random_values(rows * columns, seed, scale);
    for (std::size_t row = 0; row < rows; ++row) {
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(row * columns), columns,
                    matrix.row(row).begin());
    }
    return matrix;
}

inline Matrix copy_of(const Matrix& from) {
    Matrix copy(from.rows(), from.columns());
    poison(copy);
    for (std::size_t row = 0; row < from.rows(); ++row) {
        std::ranges::copy(from.row(row), copy.row(row).begin());
    }
    return copy;
}

inline support::Rows rows_of(const Matrix& matrix) {
    support::Rows rows;
    for (std::size_t row = 0; row < matrix.rows(); ++row) {
        rows.emplace_back(matrix.row(row).begin(), matrix.row(row).end());
    }
    return rows;
}

inline std::vector<float> magnitudes(std::vector<float> values) {
    for (float& value : values)
        value = std::abs(value);
    return values;
}

inline support::Rows magnitudes(support::Rows rows) {
    for (auto& row : rows) {
        for (double& value : row)
            value = std::abs(value);
    }
    return rows;
}

/// Expects every value to be within `tolerance` times the value at the same position of `scale`.
inline void expect_close(const Matrix& actual, const support::Rows& expected, const support::Rows& scale,
                         double tolerance) {
    ASSERT_EQ(actual.rows(), expected.size());
    for (std::size_t row = 0; row < expected.size(); ++row) {
        ASSERT_EQ(actual.columns(), expected[row].size());
        for (std::size_t t = 0; t < expected[row].size(); ++t) {
            ASSERT_NEAR(static_cast<double>(actual.row(row)[t]), expected[row][t], tolerance * scale[row][t])
                << "at row " << row << ", column " << t;
        }
    }
}

inline void expect_close(const Matrix& actual, const support::Rows& expected, double tolerance) {
    support::Rows scale = magnitudes(expected);
    for (auto& row : scale) {
        for (double& value : row)
            value = std::max(value, 1.0);
    }
    expect_close(actual, expected, scale, tolerance);
}

inline bool same_bytes(const Matrix& left, const Matrix& right) {
    if (left.rows() != right.rows() || left.columns() != right.columns()) return false;
    if (left.columns() == 0) return true;
    for (std::size_t row = 0; row < left.rows(); ++row) {
        if (std::memcmp(left.row(row).data(), right.row(row).data(), left.columns() * sizeof(float)) != 0) {
            return false;
        }
    }
    return true;
}

/// Calls `run(execution)` with teams of one, two, three and again one thread; all results must have the same
/// bytes.
template <class Run>
Matrix same_for_any_team(const Run& run) {
    ThreadTeam alone(1);
    Execution execution(alone, std::stop_token());
    Matrix first = copy_of(run(execution));
    for (const std::size_t threads : {2U, 3U, 1U}) {
        ThreadTeam team(threads);
        Execution with_team(team, std::stop_token());
        EXPECT_TRUE(same_bytes(first, run(with_team))) << "differs with a team of " << threads;
    }
    return first;
}

/// Calls `test` once for every compiled instruction set that this processor supports.
template <class Test>
void on_every_instruction_set(const Test& test) {
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        SCOPED_TRACE(hwy::TargetName(target));
        hwy::GetChosenTarget().Update(target);
        test();
    }
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace storyflow::speech::kernels
