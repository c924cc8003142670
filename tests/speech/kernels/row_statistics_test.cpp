#include "speech/kernels/row_statistics.hpp"

#include <gtest/gtest.h>

#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

TEST(RowStatistics, AreThoseOfTheWholeRowEvenFarFromZero) {
    Matrix x = random_matrix(3, 20000, 1);
    for (float& value : x.row(1))
        value = 500.0F + value;
    for (float& value : x.row(2))
        value = -3.0F;
    on_every_instruction_set([&] {
        ThreadTeam team(2);
        Execution execution(team, std::stop_token());
        const RowStatistics statistics = statistics_of(x, execution);
        ASSERT_EQ(statistics.size(), 3U);
        for (std::size_t row = 0; row < 3; ++row) {
            double mean = 0.0;
            for (const float value : x.row(row))
                mean += static_cast<double>(value) / 20000.0;
            double variance = 0.0;
            for (const float value : x.row(row))
                variance += std::pow(static_cast<double>(value) - mean, 2) / 20000.0;
            EXPECT_NEAR(statistics[row].mean, mean, 1e-6);
            EXPECT_NEAR(statistics[row].variance, variance, 1e-6);
        }
        EXPECT_EQ(statistics[2].variance, 0.0);
    });
}

TEST(RowStatistics, OfNothingAreZero) {
    const Statistics none = statistics_of(std::span<const RowSums>());
    EXPECT_EQ(none.mean, 0.0);
    EXPECT_EQ(none.variance, 0.0);
}

}  // namespace
}  // namespace storyflow::speech::kernels
