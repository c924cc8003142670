#include "speech/kernels/convolution.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "speech/kernels/block_product.hpp"
#include "speech/kernels/packed_convolution.hpp"

namespace storyflow::speech::kernels {

class Convolution::Packed : public PackedConvolution {
  public:
    using PackedConvolution::PackedConvolution;
};

Convolution::Convolution(const ConvolutionShape& shape, std::span<const float> weight,
                         std::span<const float> bias)
    : Convolution(shape, pack_weights(shape, weight, bias)) {}

Convolution::Convolution(const ConvolutionShape& shape, PackedWeights weights)
    : packed_(std::make_unique<Packed>(shape, std::move(weights))) {}

Convolution::~Convolution() = default;
Convolution::Convolution(Convolution&&) noexcept = default;
Convolution& Convolution::operator=(Convolution&&) noexcept = default;

const ConvolutionShape& Convolution::shape() const {
    return packed_->shape();
}

void Convolution::apply(const Matrix& x, Matrix& y, Execution& execution) const {
    if (x.rows() != shape().in_channels) {
        throw base::Error(base::ErrorKind::internal, "A convolution's input has the wrong number of rows.");
    }
    y.resize(shape().out_channels, packed_->columns_after(x.columns()), execution.memory());
    const ConvolutionParts parts = packed_->cut(y.columns());
    execution.run_with_scratch(parts.count(), [&](std::size_t part, Arena& room) {
        const std::size_t column = part / parts.groups * parts.tile_columns;
        const std::size_t first_block = part % parts.groups * parts.group_blocks;
        const std::size_t last_block = std::min(first_block + parts.group_blocks, packed_->blocks());
        const std::size_t columns = std::min(parts.tile_columns, y.columns() - column);
        room.clear(packed_->gathered_bytes(columns));
        const InputTile tile = packed_->gather(x, column, columns, room);
        for (std::size_t block = first_block; block < last_block; ++block) {
            packed_->multiply(tile, block, y.row(block * block_rows).data() + column, y.stride());
        }
    });
}

}  // namespace storyflow::speech::kernels
