#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace storyflow::speech::kokoro {

/// The header of a file with prepared weights, little-endian as in memory.
struct CacheHeader {
    std::uint64_t mark = 0;
    std::uint64_t identity = 0;
    std::uint64_t size = 0;       ///< of the whole file
    std::uint64_t directory = 0;  ///< offset of the directory, which ends with the file
    std::uint64_t directory_sum = 0;
    std::uint64_t reserved[3] = {};
};
static_assert(sizeof(CacheHeader) == 64);

constexpr std::uint64_t cache_mark = 0x31305448'47494557U;  // "WEIGHT01"
constexpr std::size_t cache_alignment = 64;

/// Throws `base::Error{damaged_model}` when the bytes do not begin with such a header.
[[nodiscard]] CacheHeader read_cache_header(std::span<const std::byte> bytes);

}  // namespace storyflow::speech::kokoro
