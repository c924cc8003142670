#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace storyflow::http {

/// A body of known length that is read block by block while it is sent, so that it is never in memory as a
/// whole. Called by one thread at a time; reading may block on the disk.
class ByteSource {
  public:
    virtual ~ByteSource() = default;

    /// Fills the front of `block` with the bytes from `offset` on; returns how many. 0 means that they cannot
    /// be read any more: the server then closes the connection, which tells the client that the body is
    /// incomplete.
    [[nodiscard]] virtual std::size_t read_at(std::uint64_t offset, std::span<char> block) = 0;
};

/// A range of the bytes of a source.
struct SourceBody {
    std::shared_ptr<ByteSource> source;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

}  // namespace storyflow::http
