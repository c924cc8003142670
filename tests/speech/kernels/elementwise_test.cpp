#include "speech/kernels/elementwise.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

constexpr float unit = std::numeric_limits<float>::epsilon();

/// Applies the function in place to a matrix of 3 rows and compares every value; `tolerance` is relative to
/// the result's size plus one.
void expect_each(std::size_t columns, float scale, double tolerance,
                 const std::function<void(Matrix&, Execution&)>& kernel,
                 const std::function<double(double, std::size_t)>& function) {
    SCOPED_TRACE(columns);
    const Matrix x = random_matrix(3, columns, 1, scale);
    const Matrix y = same_for_any_team([&](Execution& execution) {
        Matrix result = copy_of(x);
        kernel(result, execution);
        return result;
    });
    support::Rows expected = rows_of(x);
    for (std::size_t row = 0; row < expected.size(); ++row) {
        for (double& value : expected[row])
            value = function(value, row);
    }
    expect_close(y, expected, tolerance);
}

const std::vector<std::size_t> column_counts = {1, 15, 16, 17, 33, 5000};

TEST(Elementwise, LeakyReluScalesNegativeValuesOnly) {
    on_every_instruction_set([] {
        for (const std::size_t columns : column_counts) {
            expect_each(
                columns, 2.0f, unit, [](Matrix& x, Execution& e) { leaky_relu(x, 0.1f, e); },
                [](double x, std::size_t) { return x > 0.0 ? x : static_cast<double>(0.1f) * x; });
        }
    });
}

TEST(Elementwise, SnakeAddsItsSquaredSine) {
    const std::vector<float> alpha = {0.3f, 1.0f, 9.0f};
    on_every_instruction_set([&] {
        for (const std::size_t columns : column_counts) {
            expect_each(
                columns, 5.0f, 4e-6, [&](Matrix& x, Execution& e) { snake(x, alpha, e); },
                [&](double x, std::size_t row) {
                    const auto a = static_cast<double>(alpha[row]);
                    return x + std::sin(a * x) * std::sin(a * x) / a;
                });
        }
    });
}

TEST(Elementwise, GeluIsTheApproximationWithTanh) {
    on_every_instruction_set([] {
        for (const std::size_t columns : column_counts) {
            expect_each(
                columns, 12.0f, 4.0 * static_cast<double>(unit), [](Matrix& x, Execution& e) { gelu(x, e); },
                [](double x, std::size_t) {
                    const double inner = 0.7978845608028654 * (x + 0.044715 * x * x * x);
                    return 0.5 * x * (1.0 + std::tanh(inner));
                });
        }
    });
}

TEST(Elementwise, GeluOfHugeValuesIsTheValueOrNothing) {
    on_every_instruction_set([] {
        ThreadTeam team(1);
        Execution execution(team, std::stop_token());
        Matrix x(1, 2);
        x.row(0)[0] = 1e6f;
        x.row(0)[1] = -1e6f;
        gelu(x, execution);
        EXPECT_EQ(x.row(0)[0], 1e6f);
        EXPECT_NEAR(x.row(0)[1], 0.0f, 1e-30f);
    });
}

TEST(Elementwise, SumsAndScalesAreExactlyRounded) {
    on_every_instruction_set([] {
        for (const std::size_t columns : column_counts) {
            const Matrix other = random_matrix(3, columns, 2);
            const Matrix x = random_matrix(3, columns, 3);
            ThreadTeam team(2);
            Execution execution(team, std::stop_token());
            Matrix sum = copy_of(x);
            Matrix scaled_sum = copy_of(x);
            Matrix scaled = copy_of(x);
            add(sum, other, execution);
            add_scaled(scaled_sum, other, 0.7f, execution);
            scale(scaled, 0.7f, execution);
            for (std::size_t row = 0; row < 3; ++row) {
                for (std::size_t t = 0; t < columns; ++t) {
                    const float expected = x.row(row)[t] + other.row(row)[t];
                    ASSERT_EQ(sum.row(row)[t], expected);
                    ASSERT_EQ(scaled_sum.row(row)[t], expected * 0.7f);
                    ASSERT_EQ(scaled.row(row)[t], x.row(row)[t] * 0.7f);
                }
            }
        }
    });
}

/// The largest error, in units in the last place of values between a half and one.
double worst_error(const std::function<void(std::span<float>)>& kernel,
                   const std::function<double(double)>& function, float limit, bool relative) {
    std::vector<float> x = random_values(20'011, 4, limit);
    const std::vector<float> before = x;
    kernel(x);
    double worst = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double expected = function(static_cast<double>(before[i]));
        const double error = std::abs(static_cast<double>(x[i]) - expected);
        worst = std::max(worst, relative ? error / expected : error);
    }
    return worst / static_cast<double>(unit);
}

TEST(Elementwise, ExponentialAndSineAreAccurateToAFewUnits) {
    on_every_instruction_set([] {
        EXPECT_LT(worst_error(
                      exponential, [](double x) { return std::exp(x); }, 20.0f, true),
                  2.0);
        EXPECT_LT(worst_error(
                      exponential, [](double x) { return std::exp(x); }, 86.0f, true),
                  2.0);
        for (const float limit : {0.5f, 4.0f, 50.0f, 800.0f, 30'000.0f}) {
            EXPECT_LT(worst_error(
                          sine, [](double x) { return std::sin(x); }, limit, false),
                      1.5)
                << limit;
        }
    });
}

TEST(Elementwise, SineKeepsSmallValues) {
    on_every_instruction_set([] {
        std::vector<float> x = {0.0f, 1e-20f, -1e-5f, 3e-4f};
        const std::vector<float> before = x;
        sine(x);
        for (std::size_t i = 0; i < x.size(); ++i) {
            EXPECT_NEAR(x[i], std::sin(before[i]), 2.0f * unit * std::abs(before[i]));
        }
    });
}

TEST(Elementwise, ExponentialReachesBothEnds) {
    on_every_instruction_set([] {
        std::vector<float> x = {-1000.0f, 0.0f, 95.0f, 1000.0f, -std::numeric_limits<float>::infinity()};
        exponential(x);
        EXPECT_EQ(x[0], 0.0f);
        EXPECT_EQ(x[1], 1.0f);
        EXPECT_EQ(x[2], std::numeric_limits<float>::infinity());
        EXPECT_EQ(x[3], std::numeric_limits<float>::infinity());
        EXPECT_EQ(x[4], 0.0f);
    });
}

TEST(Elementwise, SpansOfAnyLengthAndPlaceGiveTheSameValues) {
    on_every_instruction_set([] {
        const std::vector<float> x = random_values(100, 5, 10.0f);
        std::vector<float> whole = x;
        exponential(whole);
        for (std::size_t first = 0; first < 20; ++first) {
            for (std::size_t count = 0; count < 40; ++count) {
                std::vector<float> part = x;
                exponential(std::span(part).subspan(first, count));
                for (std::size_t i = 0; i < x.size(); ++i) {
                    const bool inside = i >= first && i < first + count;
                    ASSERT_EQ(part[i], inside ? whole[i] : x[i]);
                }
            }
        }
    });
}

TEST(Elementwise, RefusesOperandsThatDoNotFit) {
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    Matrix x = random_matrix(3, 5, 6);
    const Matrix wider = random_matrix(3, 6, 7);
    const Matrix higher = random_matrix(4, 5, 8);
    const std::vector<float> alpha = {1.0f, 2.0f};
    EXPECT_THROW(add(x, wider, execution), base::Error);
    EXPECT_THROW(add_scaled(x, higher, 1.0f, execution), base::Error);
    EXPECT_THROW(snake(x, alpha, execution), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
