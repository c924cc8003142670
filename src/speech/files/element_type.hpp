#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace storyflow::speech {

/// The number formats that model files hold, all little-endian.
enum class ElementType { float32, float16, bfloat16, float64, int64, int32, int8, uint8 };

/// In bytes.
[[nodiscard]] std::size_t size_of(ElementType type);

/// Converts to float32, rounding wider types to nearest. `bytes` holds whole elements, aligned or not.
[[nodiscard]] std::vector<float> to_float32(std::span<const std::byte> bytes, ElementType type);

[[nodiscard]] bool all_finite(std::span<const float> values);

/// How many values a tensor of this shape has; std::nullopt when the number does not fit into 64 bits.
[[nodiscard]] std::optional<std::uint64_t> value_count(std::span<const std::size_t> shape);

}  // namespace storyflow::speech
