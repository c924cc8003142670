#include "speech/kokoro/kernels/row_functions.hpp"

#include <gtest/gtest.h>

#include "tests/speech/kokoro/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

constexpr RowEntry entry{.mean = 0.25F, .factor = 1.75F, .shift = -0.5F, .curve = 2.5F};

double entered(Bend bend, float x) {
    const double value = (static_cast<double>(x) - 0.25) * 1.75 - 0.5;
    if (bend == Bend::leaky_relu) return value > 0 ? value : 2.5 * value;
    if (bend == Bend::snake) return value + std::pow(std::sin(2.5 * value), 2) / 2.5;
    return value;
}

TEST(RowFunctions, ShiftScaleAndBendEachValueAndNoOther) {
    on_every_instruction_set([] {
        for (const Bend bend : {Bend::none, Bend::leaky_relu, Bend::snake}) {
            for (const std::size_t count : {0U, 1U, 7U, 16U, 33U, 200U}) {
                const std::vector<float> x = random_values(count, 1, 3.0F);
                std::vector<float> y(count + 1, 77.0F);
                enter_row(bend, entry, x.data(), count, y.data());
                for (std::size_t i = 0; i < count; ++i)
                    ASSERT_NEAR(y[i], entered(bend, x[i]), 2e-6) << i;
                ASSERT_EQ(y[count], 77.0F);
            }
        }
    });
}

TEST(RowFunctions, KnowTheSnakeFarFromZero) {
    on_every_instruction_set([] {
        for (float x = -2000.0F; x < 2000.0F; x += 0.37F) {
            float y = 0.0F;
            enter_row(Bend::snake, {}, &x, 1, &y);
            const double expected = static_cast<double>(x) + std::pow(std::sin(static_cast<double>(x)), 2);
            ASSERT_NEAR(y, expected, 1e-6 + 1e-7 * std::abs(static_cast<double>(x)));
        }
    });
}

TEST(RowFunctions, AddAndScaleResultsAndSumThemUp) {
    on_every_instruction_set([] {
        for (const std::size_t count : {1U, 15U, 16U, 100U}) {
            const auto values = random_values(count, 2);
            const auto more = random_values(count, 3);
            auto to = random_values(count + 1, 4);
            const auto even_more = to;
            const RowSums sums = leave_row({.values = values.data(),
                                            .count = count,
                                            .bias = 1000.0F,
                                            .more = more.data(),
                                            .even_more = to.data(),
                                            .factor = 0.5F,
                                            .to = to.data()});
            double sum = 0.0;
            double squares = 0.0;
            for (std::size_t i = 0; i < count; ++i) {
                ASSERT_NEAR(to[i], 0.5 * (values[i] + 1000.0 + more[i] + even_more[i]), 1e-4);
                const double distance = static_cast<double>(to[i]) - static_cast<double>(to[0]);
                sum += distance;
                squares += distance * distance;
            }
            EXPECT_EQ(to[count], even_more[count]);
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
