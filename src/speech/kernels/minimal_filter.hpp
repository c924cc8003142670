#pragma once

#include <cstddef>
#include <optional>

/// Convolutions over time with fewer multiplications (minimal filtering after Toom, Cook and Winograd):
/// inputs and weights are evaluated at a few points and multiplied there, and the products are combined into
/// results.
///
/// Four results of four taps need seven products, at the points 0, 1, -1, 1/2, -1/2, 2 and infinity; four
/// results of three taps do not need the point 2. A longer kernel is a sum of pieces of four taps that lie
/// four steps apart. The sum over pieces is a short convolution itself, and the same method with the points
/// 0, 1, -1 and infinity computes three groups of four results of two pieces, or two groups of three pieces,
/// with four products.
///
/// A lane is a set of `outputs` neighbouring results (with a dilation: of columns with the same remainder). A
/// group is the lanes of all remainders: `outputs * dilation` columns.
namespace storyflow::speech::kernels {

struct MinimalFilter {
    std::size_t pieces = 0;   ///< 1, 2 or 3
    std::size_t taps = 0;     ///< 3, 8 or 12; shorter kernels are padded with zeros
    std::size_t outputs = 0;  ///< results of a lane: 4, 12 or 8
    std::size_t points = 0;   ///< products for a lane: 6, 28 or 28 instead of taps * outputs

    /// The number of inputs of a lane.
    [[nodiscard]] std::size_t inputs() const { return outputs + taps - 1; }
    /// How many of the following groups contain inputs of a lane.
    [[nodiscard]] std::size_t groups_behind() const { return (inputs() - 1) / outputs; }
};

/// For kernels of 2 to 12 taps; std::nullopt for others, which would not become faster.
[[nodiscard]] constexpr std::optional<MinimalFilter> minimal_filter(std::size_t kernel) {
    if (kernel < 2 || kernel > 12) return {};
    if (kernel <= 3) return MinimalFilter{.pieces = 1, .taps = 3, .outputs = 4, .points = 6};
    if (kernel <= 8) return MinimalFilter{.pieces = 2, .taps = 8, .outputs = 12, .points = 28};
    return MinimalFilter{.pieces = 3, .taps = 12, .outputs = 8, .points = 28};
}

}  // namespace storyflow::speech::kernels
