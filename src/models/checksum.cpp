#include "models/checksum.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <string_view>
#include <system_error>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::models {

namespace {

constexpr std::size_t digest_block_size = std::size_t{1024} * 1024;

base::Error unreadable(const std::filesystem::path& file) {
    return {base::ErrorKind::not_found,
            "Cannot read " + file.string() + ": " + std::generic_category().message(errno)};
}

base::FileDescriptor open_regular(const std::filesystem::path& path) {
    // O_NONBLOCK: opening a named pipe must not wait for its writer.
    base::FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file.valid() || ::fstat(file.get(), &status) != 0) throw unreadable(path);
    if (!S_ISREG(status.st_mode)) {
        throw base::Error(base::ErrorKind::not_found, "Cannot read " + path.string() + ": it is no file");
    }
    return file;
}

}  // namespace

std::string sha256_of_file(const std::filesystem::path& path, const std::stop_token& stop) {
    const auto file = open_regular(path);
    base::Sha256 sum;
    std::string block(digest_block_size, '\0');
    for (;;) {
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Interrupted.");
        const ssize_t got = ::read(file.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw unreadable(path);
        if (got == 0) return base::hexadecimal(sum.sum());
        sum.add(std::string_view(block).substr(0, static_cast<std::size_t>(got)));
    }
}

}  // namespace storyflow::models
