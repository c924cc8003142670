#include "http/block_reader.hpp"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/post.hpp>
#include <exception>

#include "base/read_at.hpp"

namespace storyflow::http {

namespace {

std::size_t read_at(const FileBody& body, std::uint64_t offset, std::span<char> block) noexcept {
    return base::read_at(body.file->get(), offset, block).value_or(0);
}

/// noexcept: an exception would resume the connection on a thread of this pool.
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
