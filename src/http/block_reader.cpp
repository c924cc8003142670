#include "http/block_reader.hpp"

#include <unistd.h>

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <exception>

namespace storyflow::http {

namespace {

std::size_t read_at(const FileBody& body, std::uint64_t offset, std::span<char> block) noexcept {
    for (;;) {
        const ssize_t got = ::pread(body.file->get(), block.data(), block.size(), static_cast<off_t>(offset));
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) return 0;
    }
}

/// An exception here would go on with the connection on a thread that is not its own.
std::size_t read_at(const SourceBody& body, std::uint64_t offset, std::span<char> block) noexcept {
    try {
        return body.source->read_at(offset, block);
    } catch (const std::exception&) {
        return 0;
    }
}

}  // namespace

Awaitable<std::size_t> BlockReader::read(const FileBody& body, std::uint64_t offset, std::span<char> block) {
    return read_on_thread(body, offset, block);
}

Awaitable<std::size_t> BlockReader::read(const SourceBody& body, std::uint64_t offset,
                                         std::span<char> block) {
    return read_on_thread(body, offset, block);
}

template <class Body>
Awaitable<std::size_t> BlockReader::read_on_thread(const Body& body, std::uint64_t offset,
                                                   std::span<char> block) {
    co_await net::post(net::bind_executor(threads_.get_executor(), use_awaitable));
    const std::size_t got = read_at(body, offset, block);
    co_await net::post(use_awaitable);  // back on the connection's strand
    co_return got;
}

}  // namespace storyflow::http
