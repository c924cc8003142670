#include "speech/kernels/row_functions.hpp"

#include <gtest/gtest.h>

#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

constexpr RowPrologue prologue{.mean = 0.25F, .factor = 1.75F, .shift = -0.5F, .alpha = 2.5F};

double activated(Activation activation, float x) {
    const double value = (static_cast<double>(x) - 0.25) * 1.75 - 0.5;
    if (activation == Activation::leaky_relu) return value > 0 ? value : 2.5 * value;
    if (activation == Activation::snake) return value + std::pow(std::sin(2.5 * value), 2) / 2.5;
    return value;
}

TEST(RowFunctions, ShiftScaleAndBendEachValueAndNoOther) {
    on_every_instruction_set([] {
        for (const Activation activation : {Activation::none, Activation::leaky_relu, Activation::snake}) {
            for (const std::size_t count : {0U, 1U, 7U, 16U, 33U, 200U}) {
                const std::vector<float> x = random_values(count, 1, 3.0F);
                std::vector<float> y(count + 1, 77.0F);
                apply_prologue(activation, prologue, x.data(), count, y.data());
                for (std::size_t i = 0; i < count; ++i)
                    ASSERT_NEAR(y[i], activated(activation, x[i]), 2e-6) << i;
                ASSERT_EQ(y[count], 77.0F);
            }
        }
    });
}

TEST(RowFunctions, KnowTheSnakeFarFromZero) {
    on_every_instruction_set([] {
        for (float x = -2000.0F; x < 2000.0F; x += 0.37F) {
            float y = 0.0F;
            apply_prologue(Activation::snake, {}, &x, 1, &y);
            const double expected = static_cast<double>(x) + std::pow(std::sin(static_cast<double>(x)), 2);
            ASSERT_NEAR(y, expected, 1e-6 + 1e-7 * std::abs(static_cast<double>(x)));
        }
    });
}

TEST(RowFunctions, AddAndScaleResultsAndSumThemUp) {
    on_every_instruction_set([] {
        for (const std::size_t count : {1U, 15U, 16U, 100U}) {
            const auto values = random_values(count, 2);
            const auto residual = random_values(count, 3);
            auto to = random_values(count + 1, 4);
            const auto second_residual = to;
            const RowSums sums = apply_epilogue({.values = values.data(),
                                                 .count = count,
                                                 .bias = 1000.0F,
                                                 .residual = residual.data(),
                                                 .second_residual = to.data(),
                                                 .factor = 0.5F,
                                                 .to = to.data()});
            double sum = 0.0;
            double squares = 0.0;
            for (std::size_t i = 0; i < count; ++i) {
                ASSERT_NEAR(to[i], 0.5 * (values[i] + 1000.0 + residual[i] + second_residual[i]), 1e-4);
                const double distance = static_cast<double>(to[i]) - static_cast<double>(to[0]);
                sum += distance;
                squares += distance * distance;
            }
            EXPECT_EQ(to[count], second_residual[count]);
            EXPECT_EQ(sums.count, count);
            EXPECT_EQ(sums.origin, to[0]);
            EXPECT_NEAR(sums.sum, sum, 1e-4);
            EXPECT_NEAR(sums.squares, squares, 1e-4);
            const RowSums again = sums_of(to.data(), count);
            EXPECT_EQ(again.sum, sums.sum);
            EXPECT_EQ(again.squares, sums.squares);
        }
    });
}

TEST(RowFunctions, SumUpNothing) {
    EXPECT_EQ(sums_of(nullptr, 0).count, 0U);
}

}  // namespace
}  // namespace storyflow::speech::kernels
