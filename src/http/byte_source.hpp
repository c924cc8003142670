#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace storyflow::http {

/// Bytes of a known number that are read while they are sent, and never all in memory. Asked by one thread at
/// a time; reading may wait for the disk.
class ByteSource {
  public:
    virtual ~ByteSource() = default;

    /// Fills the front of `block` with the bytes from `offset` on; returns how many. 0: they cannot be had
    /// any more, and the connection is cut, which is the only way to tell the client.
    [[nodiscard]] virtual std::size_t read_at(std::uint64_t offset, std::span<char> block) = 0;
};

/// A stretch of what a source holds.
struct SourceBody {
    std::shared_ptr<ByteSource> source;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

}  // namespace storyflow::http
