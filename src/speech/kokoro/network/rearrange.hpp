#pragma once

#include <functional>
#include <initializer_list>
#include <span>

#include "speech/kernels/matrix.hpp"

/// Copies of matrices in another arrangement; nothing is computed. Large results are allocated from `memory`.
namespace storyflow::speech::kokoro {

[[nodiscard]] kernels::Matrix one_row(std::span<const float> values);

[[nodiscard]] kernels::Matrix transposed(const kernels::Matrix& x);

/// Copies `x` into `y`, which keeps its memory when that is large enough.
void copy(const kernels::Matrix& x, kernels::Matrix& y, const kernels::SharedMatrixMemory& memory);

/// The rows of all parts, one part below the other; all have the same number of columns.
[[nodiscard]] kernels::Matrix stacked(
    std::initializer_list<std::reference_wrapper<const kernels::Matrix>> parts,
    const kernels::SharedMatrixMemory& memory);

/// The rows of `x`, and below them a constant row for each value.
[[nodiscard]] kernels::Matrix with_constant_rows(const kernels::Matrix& x, std::span<const float> values,
                                                 const kernels::SharedMatrixMemory& memory);

/// Repeats column t of `x` `times[t]` times, in order.
[[nodiscard]] kernels::Matrix repeated_columns(const kernels::Matrix& x, std::span<const int> times,
                                               const kernels::SharedMatrixMemory& memory);

/// Looks up embeddings: column t is row `ids[t]` of a row-major table of `width` columns.
[[nodiscard]] kernels::Matrix looked_up(std::span<const float> table, std::size_t width,
                                        std::span<const int> ids, const kernels::SharedMatrixMemory& memory);

}  // namespace storyflow::speech::kokoro
