#include "speech/kernels/point_product.hpp"

#include <gtest/gtest.h>

#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

void expect_product(std::size_t blocks, std::size_t rows, std::size_t lanes) {
    SCOPED_TRACE(testing::Message() << blocks << " blocks, " << rows << " rows, " << lanes << " lanes");
    const Matrix weights = random_matrix(blocks, rows * 8, 1);
    const Matrix input = random_matrix(1, rows * lanes, 2);
    Matrix output(1, blocks * 8 * lanes);
    multiply_points({.weights = weights.row(0).data(),
                     .block_step = weights.stride(),
                     .blocks = blocks,
                     .input = input.row(0).data(),
                     .rows = rows,
                     .lanes = lanes,
                     .output = output.row(0).data()});
    for (std::size_t i = 0; i < blocks * 8; ++i) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            double sum = 0.0;
            for (std::size_t row = 0; row < rows; ++row) {
                sum += static_cast<double>(weights.row(i / 8)[row * 8 + i % 8]) *
                       static_cast<double>(input.row(0)[row * lanes + lane]);
            }
            ASSERT_NEAR(output.row(0)[i * lanes + lane], sum, 1e-6 * static_cast<double>(rows))
                << "row " << i << ", lane " << lane;
        }
    }
}

TEST(PointProduct, MultipliesBlocksOfRowsForAnyLanes) {
    on_every_instruction_set([] {
        for (const std::size_t lanes : {16U, 32U, 48U}) {
            expect_product(1, 1, lanes);
            expect_product(3, 70, lanes);
            expect_product(4, 300, lanes);
        }
    });
}

}  // namespace
}  // namespace storyflow::speech::kernels
