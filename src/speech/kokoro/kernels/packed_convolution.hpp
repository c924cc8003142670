#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kokoro/kernels/arena.hpp"
#include "speech/kokoro/kernels/matrix.hpp"
#include "speech/kokoro/kernels/packed_weights.hpp"

namespace storyflow::speech::kernels {

/// How a result is cut into parts: tiles of columns, and in every tile groups of its blocks of 8 rows.
struct ConvolutionParts {
    std::size_t tile_columns = 0;
    std::size_t tiles = 0;
    std::size_t group_blocks = 0;
    std::size_t groups = 0;

    [[nodiscard]] std::size_t count() const { return tiles * groups; }
};

/// What some columns of a result need of the input, with the zeros around it, in the order in which it is
/// read: pieces of up to 48 columns lie one behind the other, each with its own margin. Lies in an arena.
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

    /// Parts of a few milliseconds, of one block or of `unit` blocks that belong together.
    [[nodiscard]] ConvolutionParts cut(std::size_t result_columns, std::size_t unit = 1) const;

    /// The room of an arena that `gather` takes for so many columns.
    [[nodiscard]] std::size_t gathered_bytes(std::size_t count) const;
    /// For the result's columns `first` to `first + count`, which may lie beyond its end.
    [[nodiscard]] InputTile gather(const Matrix& x, std::size_t first, std::size_t count, Arena& arena) const;

    /// One block of the result's rows over a tile's columns. Writes up to the next multiple of 16 columns.
    void multiply(const InputTile& tile, std::size_t block, float* output, std::size_t output_step) const;

  private:
    /// Columns that lie ready for a piece of a tile of so many.
    [[nodiscard]] std::size_t gathered_columns(std::size_t count) const;
    /// Values of all its pieces.
    [[nodiscard]] std::size_t gathered_values(std::size_t count) const;
    void fill_row(std::span<const float> from, std::size_t first, std::size_t phase,
                  std::span<float> to) const;

    ConvolutionShape shape_;
    std::size_t blocks_ = 0;
    std::size_t margin_ = 0;           ///< columns that a piece needs beyond its own
    std::vector<std::size_t> phases_;  ///< the remainders of the taps' positions by the stride
    PackedWeights packed_;
};

}  // namespace storyflow::speech::kernels
