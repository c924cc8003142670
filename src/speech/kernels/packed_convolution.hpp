#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kernels/arena.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kernels/packed_weights.hpp"

namespace storyflow::speech::kernels {

/// How a result is divided into parts: tiles of columns, and in every tile groups of blocks of 8 rows.
struct ConvolutionParts {
    std::size_t tile_columns = 0;
    std::size_t tiles = 0;
    std::size_t group_blocks = 0;
    std::size_t groups = 0;

    [[nodiscard]] std::size_t count() const { return tiles * groups; }
};

/// The input that some columns of a result need, zero padding included, in the order in which it is read:
/// pieces of up to 48 columns one after the other, each with its own margin. Lies in an arena.
struct InputTile {
    std::span<float> pieces;
    std::span<std::size_t> taps;
    std::size_t piece_count = 0;
    std::size_t step = 0;
    std::size_t columns = 0;

    [[nodiscard]] std::span<float> piece(std::size_t index) const {
        const std::size_t size = pieces.size() / piece_count;
        return pieces.subspan(index * size, size);
    }
};

/// The packed weights of a convolution, and the work on single tiles. Immutable.
class PackedConvolution {
  public:
    /// Throws `base::Error{internal}` when the weights do not fit the shape.
    PackedConvolution(const ConvolutionShape& shape, PackedWeights weights);

    [[nodiscard]] const ConvolutionShape& shape() const { return shape_; }
    [[nodiscard]] std::size_t blocks() const { return blocks_; }
    [[nodiscard]] std::size_t columns_after(std::size_t columns) const;

    /// Parts of a few milliseconds, whose blocks are a multiple of `unit`.
    [[nodiscard]] ConvolutionParts cut(std::size_t result_columns, std::size_t unit = 1) const;

    /// The bytes of an arena that `gather` takes for `count` columns.
    [[nodiscard]] std::size_t gathered_bytes(std::size_t count) const;
    /// Gathers the input of the result's columns `first` to `first + count`, which may exceed the result's
    /// end.
    [[nodiscard]] InputTile gather(const Matrix& x, std::size_t first, std::size_t count, Arena& arena) const;

    /// Computes one block of the result's rows over a tile's columns. Writes up to the next multiple of 16
    /// columns.
    void multiply(const InputTile& tile, std::size_t block, float* output, std::size_t output_step) const;

  private:
    /// Columns of each piece, margin included, of a tile of `count` columns.
    [[nodiscard]] std::size_t gathered_columns(std::size_t count) const;
    /// Values of all pieces of such a tile.
    [[nodiscard]] std::size_t gathered_values(std::size_t count) const;
    void fill_row(std::span<const float> from, std::size_t first, std::size_t phase,
                  std::span<float> to) const;

    ConvolutionShape shape_;
    std::size_t blocks_ = 0;
    std::size_t margin_ = 0;           ///< columns that a piece needs beyond its results' columns
    std::vector<std::size_t> phases_;  ///< the remainders of the taps' positions modulo the stride
    PackedWeights packed_;
};

}  // namespace storyflow::speech::kernels
