#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace storyflow::base {

/// Reads up to `block.size()` bytes of an open file from `offset` on. Neither uses nor moves the file's
/// position; goes on after signals. Returns 0 at the end of the file, and std::nullopt, with the reason in
/// `errno`, if reading fails. Safe from any thread.
[[nodiscard]] std::optional<std::size_t> read_at(int file, std::uint64_t offset, std::span<std::byte> block);

/// The same into a block of characters.
[[nodiscard]] std::optional<std::size_t> read_at(int file, std::uint64_t offset, std::span<char> block);

}  // namespace storyflow::base
