#include "speech/kernels/packed_weights.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "speech/kernels/block_product.hpp"

namespace storyflow::speech::kernels {

namespace {

[[noreturn]] void refuse() {
    throw base::Error(base::ErrorKind::internal, "A convolution's weights do not fit its shape.");
}

bool is_possible(const ConvolutionShape& shape) {
    return shape.out_channels > 0 && shape.in_channels > 0 && shape.kernel > 0 && shape.stride > 0 &&
           shape.dilation > 0;
}

/// The padding is zero, too: the matrix may be written to a file, which must not contain undefined bytes.
Matrix zeros(std::size_t rows, std::size_t columns) {
    Matrix matrix(rows, columns);
    for (std::size_t row = 0; row < rows; ++row)
        std::fill_n(matrix.row(row).data(), matrix.stride(), 0.0f);
    return matrix;
}

bool has_size(const Matrix& matrix, std::size_t rows, std::size_t columns) {
    return matrix.rows() == rows && matrix.columns() == columns;
}

}  // namespace

std::size_t packed_rows(const ConvolutionShape& shape) {
    return (shape.out_channels + block_rows - 1) / block_rows;
}

std::size_t packed_columns(const ConvolutionShape& shape) {
    return shape.in_channels * shape.kernel * block_rows;
}

std::size_t packed_bias_columns(const ConvolutionShape& shape) {
    return packed_rows(shape) * block_rows;
}

void PackedWeights::check(const ConvolutionShape& shape) const {
    const bool fits = is_possible(shape) && has_size(weights, packed_rows(shape), packed_columns(shape)) &&
                      has_size(bias, 1, packed_bias_columns(shape));
    if (!fits) refuse();
}

PackedWeights pack_weights(const ConvolutionShape& shape, std::span<const float> weight,
                           std::span<const float> bias) {
    const std::size_t per_channel = shape.in_channels * shape.kernel;
    if (!is_possible(shape) || weight.size() != shape.out_channels * per_channel ||
        (!bias.empty() && bias.size() != shape.out_channels)) {
        refuse();
    }
    PackedWeights packed{zeros(packed_rows(shape), packed_columns(shape)),
                         zeros(1, packed_bias_columns(shape))};
    for (std::size_t block = 0; block < packed.weights.rows(); ++block) {
        const std::span<float> to = packed.weights.row(block);
        const std::size_t first = block * block_rows;
        const std::size_t rows = std::min(block_rows, shape.out_channels - first);
        for (std::size_t row = 0; row < rows; ++row) {
            const std::span<const float> channel = weight.subspan((first + row) * per_channel, per_channel);
            for (std::size_t i = 0; i < per_channel; ++i)
                to[i * block_rows + row] = channel[i];
        }
    }
    std::ranges::copy(bias, packed.bias.row(0).begin());
    return packed;
}

}  // namespace storyflow::speech::kernels
