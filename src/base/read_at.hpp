#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace storyflow::base {

/// Reads up to `block.size()` bytes of an open file from `offset` on, whatever its position and however often
/// signals interrupt. Returns 0 at the end of the file, and std::nullopt, with the reason in `errno`, when it
/// cannot be read. Safe from any thread.
[[nodiscard]] std::optional<std::size_t> read_at(int file, std::uint64_t offset, std::span<std::byte> block);

/// The same for text.
[[nodiscard]] std::optional<std::size_t> read_at(int file, std::uint64_t offset, std::span<char> block);

}  // namespace storyflow::base
