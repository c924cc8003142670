#pragma once

#include <algorithm>
#include <cstddef>

#include "speech/kernels/execution.hpp"

namespace storyflow::speech::kernels {

/// For element-wise kernels: cuts rows into pieces that stay in the first-level cache, and calls
/// `work(row, first column, columns)` for each; one part holds many pieces. Every piece starts at a multiple
/// of 16 columns.
template <class Work>
void for_each_piece(std::size_t rows, std::size_t columns, Execution& execution, const Work& work) {
    constexpr std::size_t piece_columns = 4096;
    constexpr std::size_t part_values = 64 * 1024;
    if (rows == 0 || columns == 0) return;
    const std::size_t row_pieces = (columns + piece_columns - 1) / piece_columns;
    const std::size_t pieces = rows * row_pieces;
    const std::size_t part_pieces = part_values / std::min(columns, piece_columns);
    execution.run((pieces + part_pieces - 1) / part_pieces, [&](std::size_t part) {
        const std::size_t end = std::min(pieces, (part + 1) * part_pieces);
        for (std::size_t piece = part * part_pieces; piece < end; ++piece) {
            const std::size_t first = piece % row_pieces * piece_columns;
            work(piece / row_pieces, first, std::min(piece_columns, columns - first));
        }
    });
}

}  // namespace storyflow::speech::kernels
