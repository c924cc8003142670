#include <algorithm>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "speech/kernels/block_product.hpp"
#include "speech/kernels/convolution.hpp"
#include "speech/kernels/packed_convolution.hpp"

namespace storyflow::speech::kernels {

namespace {

/// Column j of a result gets x[t] through the tap k = j + padding - t * stride. With j + padding = q * stride
/// + r these are the taps k = r + m * stride of x[q - m]: for each of the `stride` phases r an ordinary
/// convolution over q. Phase r of channel o is row o * stride + r of one convolution.
ConvolutionShape shape_of_phases(const ConvolutionShape& shape) {
    if (shape.stride == 0 || shape.kernel == 0 || shape.dilation != 1) {
        throw base::Error(base::ErrorKind::internal,
                          "A transposed convolution has a stride, a kernel and a dilation of 1.");
    }
    const std::size_t taps = (shape.kernel + shape.stride - 1) / shape.stride;
    return {.out_channels = shape.out_channels * shape.stride,
            .in_channels = shape.in_channels,
            .kernel = taps,
            .padding = taps - 1};
}

std::vector<float> weights_of_phases(const ConvolutionShape& shape, std::span<const float> weight) {
    if (weight.size() != shape.in_channels * shape.out_channels * shape.kernel) {
        throw base::Error(base::ErrorKind::internal,
                          "A transposed convolution's weights do not fit its shape.");
    }
    const std::size_t taps = shape_of_phases(shape).kernel;
    std::vector<float> phases(shape.out_channels * shape.stride * shape.in_channels * taps, 0.0f);
    for (std::size_t i = 0; i < shape.in_channels; ++i) {
        for (std::size_t o = 0; o < shape.out_channels; ++o) {
            for (std::size_t k = 0; k < shape.kernel; ++k) {
                const std::size_t row = o * shape.stride + k % shape.stride;
                const std::size_t tap = taps - 1 - k / shape.stride;
                phases[(row * shape.in_channels + i) * taps + tap] =
                    weight[(i * shape.out_channels + o) * shape.kernel + k];
            }
        }
    }
    return phases;
}

std::vector<float> biases_of_phases(const ConvolutionShape& shape, std::span<const float> bias) {
    std::vector<float> phases;
    for (const float value : bias)
        phases.insert(phases.end(), shape.stride, value);
    return phases;
}

}  // namespace

class TransposedConvolution::Packed {
  public:
    Packed(const ConvolutionShape& shape, std::size_t output_padding, PackedWeights weights)
        : shape_(shape),
          output_padding_(output_padding),
          phases_(shape_of_phases(shape), std::move(weights)) {}

    void apply(const Matrix& x, Matrix& y, Execution& execution) const {
        if (x.rows() != shape_.in_channels) {
            throw base::Error(base::ErrorKind::internal,
                              "A transposed convolution's input has the wrong number of rows.");
        }
        y.resize(shape_.out_channels, columns_after(x.columns()), execution.memory());
        if (y.columns() == 0) return;
        const std::size_t first = shape_.padding / shape_.stride;
        const std::size_t last = (y.columns() - 1 + shape_.padding) / shape_.stride;
        const std::size_t count = last - first + 1;
        const ConvolutionParts parts = phases_.cut(count, shape_.stride);
        execution.run_with_scratch(parts.count(), [&](std::size_t part, Arena& room) {
            const std::size_t offset = part / parts.groups * parts.tile_columns;
            const std::size_t block = part % parts.groups * parts.group_blocks;
            const std::size_t columns = std::min(parts.tile_columns, count - offset);
            const std::size_t phase_values = Matrix::size_of(shape_.stride * block_rows, columns);
            room.clear(phases_.gathered_bytes(columns) + Arena::bytes_of<float>(phase_values));
            const InputTile tile = phases_.gather(x, first + offset, columns, room);
            Matrix phases =
                Matrix::view(room.take<float>(phase_values).data(), shape_.stride * block_rows, columns);
            multiply_group(tile, block, std::min(parts.group_blocks, phases_.blocks() - block),
                           first + offset, phases, y);
        });
    }

  private:
    [[nodiscard]] std::size_t columns_after(std::size_t columns) const {
        if (columns == 0) return 0;
        const std::size_t whole = (columns - 1) * shape_.stride + shape_.kernel + output_padding_;
        return whole - std::min(whole, 2 * shape_.padding);
    }

    /// Computes `stride` blocks of 8 rows into `phases`: the phases of 8 channels, which are then interleaved
    /// into `y`.
    void multiply_group(const InputTile& tile, std::size_t first_block, std::size_t blocks, std::size_t first,
                        Matrix& phases, Matrix& y) const {
        for (std::size_t block = 0; block < blocks; block += shape_.stride) {
            const std::size_t count = std::min(shape_.stride, blocks - block);
            for (std::size_t i = 0; i < count; ++i) {
                phases_.multiply(tile, first_block + block + i, phases.row(i * block_rows).data(),
                                 phases.stride());
            }
            const std::size_t channel = (first_block + block) / shape_.stride * block_rows;
            const std::size_t channels = std::min(block_rows, shape_.out_channels - channel);
            for (std::size_t i = 0; i < channels; ++i) {
                interleave(phases, i * shape_.stride, first, y.row(channel + i));
            }
        }
    }

    void interleave(const Matrix& phases, std::size_t row, std::size_t first, std::span<float> to) const {
        const float* const values = phases.row(row).data();
        for (std::size_t q = 0; q < phases.columns(); ++q) {
            for (std::size_t r = 0; r < shape_.stride; ++r) {
                // Before the first column this wraps around to a value larger than any size.
                const std::size_t column = (first + q) * shape_.stride + r - shape_.padding;
                if (column < to.size()) to[column] = values[r * phases.stride() + q];
            }
        }
    }

    ConvolutionShape shape_;
    std::size_t output_padding_;
    PackedConvolution phases_;
};

TransposedConvolution::TransposedConvolution(const ConvolutionShape& shape, std::size_t output_padding,
                                             std::span<const float> weight, std::span<const float> bias)
    : TransposedConvolution(shape, output_padding, pack(shape, weight, bias)) {}

TransposedConvolution::TransposedConvolution(const ConvolutionShape& shape, std::size_t output_padding,
                                             PackedWeights weights)
    : packed_(std::make_unique<Packed>(shape, output_padding, std::move(weights))) {}

ConvolutionShape TransposedConvolution::packed_shape(const ConvolutionShape& shape) {
    return shape_of_phases(shape);
}

PackedWeights TransposedConvolution::pack(const ConvolutionShape& shape, std::span<const float> weight,
                                          std::span<const float> bias) {
    return pack_weights(shape_of_phases(shape), weights_of_phases(shape, weight),
                        biases_of_phases(shape, bias));
}

TransposedConvolution::~TransposedConvolution() = default;
TransposedConvolution::TransposedConvolution(TransposedConvolution&&) noexcept = default;
TransposedConvolution& TransposedConvolution::operator=(TransposedConvolution&&) noexcept = default;

void TransposedConvolution::apply(const Matrix& x, Matrix& y, Execution& execution) const {
    packed_->apply(x, y, execution);
}

}  // namespace storyflow::speech::kernels
