#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/files/element_type.hpp"

namespace storyflow::speech {

/// One array of numpy's `.npy` format, versions 1 to 3.
struct NpyArray {
    ElementType element = ElementType::float32;
    std::vector<std::size_t> shape;
    std::span<const std::byte> values;  ///< row-major, exactly as many as `shape` says
};

/// Whether the bytes begin like such an array.
[[nodiscard]] bool looks_like_npy(std::span<const std::byte> bytes);

/// Reads `<f4`, `<f2` and `<f8` in row-major order, at most 8 dimensions. The result points into `bytes`.
/// Throws `base::Error{damaged_model}`. Pure.
[[nodiscard]] NpyArray parse_npy(std::span<const std::byte> bytes);

}  // namespace storyflow::speech
