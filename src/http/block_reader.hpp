#pragma once

#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <cstdint>
#include <span>

#include "http/byte_source.hpp"
#include "http/io_types.hpp"
#include "http/message.hpp"

namespace storyflow::http {

/// The threads that read blocks of files and sources for all connections. A disk that does not answer blocks
/// only these threads; the I/O threads go on serving everything else.
class BlockReader {
  public:
    explicit BlockReader(int threads) : threads_(static_cast<std::size_t>(threads)) {}

    /// Fills the front of `block` with the bytes from `offset` on, and returns how many were read: 0 at the
    /// end of the file and if reading fails. The calling coroutine resumes on its own strand.
    [[nodiscard]] Awaitable<std::size_t> read(const FileBody& body, std::uint64_t offset,
                                              std::span<char> block);
    [[nodiscard]] Awaitable<std::size_t> read(const SourceBody& body, std::uint64_t offset,
                                              std::span<char> block);

    /// Waits until all queued and running reads are done, then ends the threads.
    void join() { threads_.join(); }

  private:
    template <class Body>
    [[nodiscard]] Awaitable<std::size_t> read_on_thread(const Body& body, std::uint64_t offset,
                                                        std::span<char> block);

    net::thread_pool threads_;
};

}  // namespace storyflow::http
