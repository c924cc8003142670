#pragma once

#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <cstdint>
#include <span>

#include "http/byte_source.hpp"
#include "http/io_types.hpp"
#include "http/message.hpp"

namespace storyflow::http {

/// The threads on which blocks of files and sources are read for all connections: a disk that does not answer
/// keeps these threads, and the I/O threads go on serving everything else.
class BlockReader {
  public:
    explicit BlockReader(int threads) : threads_(static_cast<std::size_t>(threads)) {}

    /// Fills the front of `block` with the bytes from `offset` on, and returns how many. Returns 0 at the end
    /// of the file and when the bytes cannot be had. The caller goes on where it was.
    [[nodiscard]] Awaitable<std::size_t> read(const FileBody& body, std::uint64_t offset,
                                              std::span<char> block);
    [[nodiscard]] Awaitable<std::size_t> read(const SourceBody& body, std::uint64_t offset,
                                              std::span<char> block);

    /// Waits for the reads that run or wait, and ends the threads.
    void join() { threads_.join(); }

  private:
    template <class Body>
    [[nodiscard]] Awaitable<std::size_t> read_on_thread(const Body& body, std::uint64_t offset,
                                                        std::span<char> block);

    net::thread_pool threads_;
};

}  // namespace storyflow::http
