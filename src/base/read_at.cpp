#include "base/read_at.hpp"

#include <sys/types.h>
#include <unistd.h>

#include <cerrno>

namespace storyflow::base {

std::optional<std::size_t> read_at(int file, std::uint64_t offset, std::span<std::byte> block) {
    for (;;) {
        const ssize_t got = ::pread(file, block.data(), block.size(), static_cast<off_t>(offset));
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) return std::nullopt;
    }
}

std::optional<std::size_t> read_at(int file, std::uint64_t offset, std::span<char> block) {
    return read_at(file, offset, std::as_writable_bytes(block));
}

}  // namespace storyflow::base
