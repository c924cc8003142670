#pragma once

#include <cstddef>

namespace storyflow::base {

/// Bytes of the units in which limits and sizes are told.
inline constexpr std::size_t kibibyte = 1024;
inline constexpr std::size_t mebibyte = 1024 * kibibyte;
inline constexpr std::size_t gibibyte = 1024 * mebibyte;

}  // namespace storyflow::base
