#pragma once

#include <cstddef>

namespace storyflow::speech::kernels {

/// to[column * to_step + row] = from[row * from_step + column]. Rows may overlap in `from`, which is how a
/// signal is cut into frames. Pure; safe from any thread; pointers need no alignment.
void transpose(const float* from, std::size_t from_step, std::size_t rows, std::size_t columns, float* to,
               std::size_t to_step);

}  // namespace storyflow::speech::kernels
