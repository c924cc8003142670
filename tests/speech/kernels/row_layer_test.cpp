#include "speech/kernels/row_layer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

std::vector<std::int8_t> random_bytes(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::int8_t> values(count);
    for (std::int8_t& value : values)
        value = static_cast<std::int8_t>(static_cast<int>(random() % 255U) - 127);
    return values;
}

/// A layer of bytes and its operands.
struct Case {
    std::size_t inputs, outputs, rows;
    std::vector<std::int8_t> weight = random_bytes(inputs * outputs, 1);
    std::vector<float> factor = magnitudes(random_values(outputs, 2, 0.01f));
    std::vector<float> bias = random_values(outputs, 3);
    Matrix x = random_matrix(rows, inputs, 4, 3.0f);

    [[nodiscard]] Matrix apply(ByteArithmetic arithmetic, bool with_residual = false) const {
        const RowLayer layer(inputs, outputs, weight, factor, bias, arithmetic);
        Matrix y(rows, outputs);
        for (std::size_t row = 0; row < rows; ++row)
            std::fill_n(y.row(row).data(), y.stride(), 1.0f);
        Arena arena;
        arena.clear(layer.scratch_bytes(rows));
        const RowsIn residual{y.row(0).data(), y.stride()};
        layer.apply({x.row(0).data(), x.stride()}, rows, {y.row(0).data(), y.stride()}, arena,
                    with_residual ? residual : RowsIn{});
        return y;
    }
    [[nodiscard]] double expected(std::size_t row, std::size_t n) const {
        double sum = 0.0;
        for (std::size_t k = 0; k < inputs; ++k)
            sum += static_cast<double>(x.row(row)[k]) * static_cast<double>(weight[k * outputs + n]);
        return sum * static_cast<double>(factor[n]) + static_cast<double>(bias[n]);
    }
};

void expect_close(const Case& layer, const Matrix& y, double tolerance, double added = 0.0) {
    for (std::size_t row = 0; row < layer.rows; ++row) {
        for (std::size_t n = 0; n < layer.outputs; ++n) {
            ASSERT_NEAR(static_cast<double>(y.row(row)[n]), layer.expected(row, n) + added,
                        tolerance * static_cast<double>(layer.factor[n]) + 1e-5)
                << "at row " << row << ", output " << n;
        }
    }
}

TEST(RowLayer, OfFloatsIsTheProductWithTheWeights) {
    const Case layer{64, 100, 5};
    std::vector<float> weight(layer.weight.size());
    for (std::size_t i = 0; i < weight.size(); ++i)
        weight[i] = static_cast<float>(layer.weight[i]) * layer.factor[i % layer.outputs];
    const RowLayer floats(layer.inputs, layer.outputs, weight, layer.bias);
    Matrix y(layer.rows, layer.outputs);
    Arena arena;
    arena.clear(floats.scratch_bytes(layer.rows));
    floats.apply({layer.x.row(0).data(), layer.x.stride()}, layer.rows, {y.row(0).data(), y.stride()}, arena);
    expect_close(layer, y, 0.05);
}

TEST(RowLayer, OfBytesCanBeComputedWithFloats) {
    on_every_instruction_set([] {
        const Case layer{64, 100, 5};
        expect_close(layer, layer.apply(ByteArithmetic::floats), 0.05);
    });
}

TEST(RowLayer, OfBytesIsAsCloseAsTheRoundingOfItsInputsAllows) {
    if (best_byte_arithmetic() != ByteArithmetic::bytes) GTEST_SKIP() << "this processor multiplies no bytes";
    for (const std::size_t rows : {1U, 2U, 3U, 6U, 23U}) {
        for (const std::size_t inputs : {16U, 64U, 208U}) {
            SCOPED_TRACE(testing::Message() << rows << " rows, " << inputs << " inputs");
            const Case layer{inputs, 100, rows};
            // Each input is off by at most half a step of 6 / 255, independently; the weights' mean square is
            // 5400.
            const double deviation = std::sqrt(static_cast<double>(inputs) * 5400.0 / 12.0) * 6.0 / 255.0;
            expect_close(layer, layer.apply(ByteArithmetic::bytes), 5.0 * deviation);
        }
    }
}

TEST(RowLayer, GivesARowTheSameBytesWhateverRowsAreBesideIt) {
    const Case many{64, 100, 13};
    const Matrix together = many.apply(best_byte_arithmetic());
    for (std::size_t row = 0; row < many.rows; ++row) {
        Case one{64, 100, 1};
        std::ranges::copy(many.x.row(row), one.x.row(0).begin());
        EXPECT_TRUE(std::ranges::equal(one.apply(best_byte_arithmetic()).row(0), together.row(row)));
    }
}

TEST(RowLayer, AddsToWhatIsThere) {
    const Case layer{64, 100, 7};
    expect_close(layer, layer.apply(ByteArithmetic::floats, true), 0.05, 1.0);
    if (best_byte_arithmetic() != ByteArithmetic::bytes) return;
    const Matrix added = layer.apply(ByteArithmetic::bytes, true);
    const Matrix plain = layer.apply(ByteArithmetic::bytes);
    EXPECT_NEAR(added.row(3)[50], plain.row(3)[50] + 1.0f, 1e-5f);
}

TEST(RowLayer, RefusesWeightsThatDoNotFit) {
    const std::vector<float> weight(160), bias(10);
    EXPECT_NO_THROW(RowLayer(16, 10, weight, bias));
    EXPECT_THROW(RowLayer(16, 11, weight, bias), base::Error);
    EXPECT_THROW(RowLayer(10, 16, weight, std::vector<float>(16)), base::Error);
    EXPECT_THROW(RowLayer(16, 10, weight, std::vector<float>(9)), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
