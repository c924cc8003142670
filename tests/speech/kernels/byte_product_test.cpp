#include "speech/kernels/byte_product.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

class ByteProducts : public testing::Test {
  protected:
    void SetUp() override {
        if (!multiplies_bytes()) GTEST_SKIP() << "this processor does not multiply bytes";
    }
};

TEST_F(ByteProducts, RoundEachRowBetweenItsSmallestAndLargestValue) {
    constexpr std::size_t columns = 48;
    const std::vector<float> x = random_values(3 * columns, 1, 5.0f);
    std::vector<std::uint8_t> bytes(3 * 64, 7);
    std::vector<ByteScale> scales(3);
    round_to_bytes(x.data(), columns, 3, columns, bytes.data(), 64, scales.data());
    for (std::size_t row = 0; row < 3; ++row) {
        const auto begin = x.begin() + static_cast<std::ptrdiff_t>(row * columns);
        const auto [smallest, largest] = std::minmax_element(begin, begin + columns);
        EXPECT_FLOAT_EQ(scales[row].scale, (*largest - *smallest) / 255.0f);
        for (std::size_t i = 0; i < columns; ++i) {
            const auto steps = static_cast<float>(bytes[row * 64 + i] - scales[row].zero);
            EXPECT_NEAR(steps * scales[row].scale, x[row * columns + i], 0.51f * scales[row].scale + 1e-6f);
        }
        for (std::size_t i = columns; i < 64; ++i)
            EXPECT_EQ(bytes[row * 64 + i], 0);
    }
}

TEST_F(ByteProducts, RoundPositiveRowsWithZeroAsTheSmallest) {
    std::vector<float> x(16, 3.0f);
    std::vector<std::uint8_t> bytes(64);
    ByteScale scale;
    round_to_bytes(x.data(), 16, 1, 16, bytes.data(), 64, &scale);
    EXPECT_EQ(scale.zero, 0);
    EXPECT_EQ(bytes[0], 255);
}

TEST_F(ByteProducts, RoundNothingButZerosToZero) {
    std::vector<float> x(16, 0.0f);
    std::vector<std::uint8_t> bytes(64, 1);
    ByteScale scale;
    round_to_bytes(x.data(), 16, 1, 16, bytes.data(), 64, &scale);
    EXPECT_EQ(scale.scale, 0.0f);
    EXPECT_EQ(bytes[5], scale.zero);
}

}  // namespace
}  // namespace storyflow::speech::kernels
