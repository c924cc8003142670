#include "speech/kernels/transposition.hpp"

#include <gtest/gtest.h>

#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

TEST(Transposition, SwapsRowsAndColumnsOfAnyShape) {
    on_every_instruction_set([] {
        for (const std::size_t rows : {1U, 3U, 4U, 16U, 18U}) {
            for (const std::size_t columns : {1U, 4U, 7U, 33U}) {
                const Matrix from = random_matrix(rows, columns, 1);
                Matrix to(columns, rows);
                transpose(from.row(0).data(), from.stride(), rows, columns, to.row(0).data(), to.stride());
                for (std::size_t row = 0; row < rows; ++row) {
                    for (std::size_t column = 0; column < columns; ++column)
                        ASSERT_EQ(to.row(column)[row], from.row(row)[column]);
                }
            }
        }
    });
}

TEST(Transposition, CutsASignalIntoFramesThatOverlap) {
    const std::vector<float> signal = random_values(30, 1);
    std::vector<float> frames(12 * 4);
    transpose(signal.data(), 5, 4, 12, frames.data(), 4);
    EXPECT_EQ(frames[11 * 4 + 3], signal[3 * 5 + 11]);
    EXPECT_EQ(frames[2 * 4 + 1], signal[5 + 2]);
}

}  // namespace
}  // namespace storyflow::speech::kernels
