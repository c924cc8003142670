#pragma once

#include <cstddef>
#include <span>

#include "speech/kernels/matrix.hpp"

namespace storyflow::speech::kernels {

struct ConvolutionShape {
    std::size_t out_channels = 0;
    std::size_t in_channels = 0;
    std::size_t kernel = 1;
    std::size_t stride = 1;
    std::size_t padding = 0;
    std::size_t dilation = 1;
};

/// The weights of a convolution in blocks of 8 output channels, in the order in which the kernels read them;
/// values beyond the last channel are zero.
struct PackedWeights {
    Matrix weights;  ///< one row per block: [in, kernel, 8]
    Matrix bias;     ///< one row: [blocks * 8]

    /// Throws `base::Error{internal}` unless the matrices have the sizes that `shape` needs.
    void check(const ConvolutionShape& shape) const;
};

/// The sizes of a shape's packed weights.
[[nodiscard]] std::size_t packed_rows(const ConvolutionShape& shape);
[[nodiscard]] std::size_t packed_columns(const ConvolutionShape& shape);
[[nodiscard]] std::size_t packed_bias_columns(const ConvolutionShape& shape);

/// `weight`: [out, in, kernel] row-major; `bias`: [out], or empty for none. Throws `base::Error{internal}`
/// when they do not fit the shape, or the shape is invalid.
[[nodiscard]] PackedWeights pack_weights(const ConvolutionShape& shape, std::span<const float> weight,
                                         std::span<const float> bias);

}  // namespace storyflow::speech::kernels
