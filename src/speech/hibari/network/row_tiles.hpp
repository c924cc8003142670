#pragma once

#include <algorithm>
#include <cstddef>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kernels/row_layer.hpp"

/// Matrices of this network have a row for each moment (a token or a frame) and a column for each channel.
namespace storyflow::speech::hibari {

/// Rows that a thread computes at a time: few enough for the second-level cache, a multiple of the six that
/// the products keep in registers.
constexpr std::size_t tile_rows = 48;

[[nodiscard]] inline kernels::RowsIn rows_from(const kernels::Matrix& matrix, std::size_t first) {
    return {matrix.row(first).data(), matrix.stride()};
}
[[nodiscard]] inline kernels::RowsOut rows_from(kernels::Matrix& matrix, std::size_t first) {
    return {matrix.row(first).data(), matrix.stride()};
}

/// Rows of a tile in scratch memory.
class TileRows {
  public:
    TileRows(kernels::Arena& scratch, std::size_t rows, std::size_t columns)
        : step_(step_of(columns)), values_(scratch.take<float>(rows * step_).data()) {}

    [[nodiscard]] static std::size_t bytes(std::size_t rows, std::size_t columns) {
        return kernels::Arena::bytes_of<float>(rows * step_of(columns));
    }
    [[nodiscard]] kernels::RowsIn in() const { return {values_, step_}; }
    [[nodiscard]] kernels::RowsOut out() const { return {values_, step_}; }
    [[nodiscard]] float* values() const { return values_; }
    [[nodiscard]] std::size_t step() const { return step_; }

  private:
    [[nodiscard]] static std::size_t step_of(std::size_t columns) { return (columns + 15) / 16 * 16; }

    std::size_t step_;
    float* values_;
};

/// Calls `work(first row, rows, scratch)` for each tile, on any thread.
template <class Work>
void for_each_tile(std::size_t rows, kernels::Execution& execution, const Work& work) {
    execution.run_with_scratch((rows + tile_rows - 1) / tile_rows,
                               [&](std::size_t tile, kernels::Arena& scratch) {
                                   const std::size_t first = tile * tile_rows;
                                   work(first, std::min(tile_rows, rows - first), scratch);
                               });
}

}  // namespace storyflow::speech::hibari
