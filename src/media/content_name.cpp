#include "media/content_name.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <system_error>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::media {

namespace {

constexpr std::size_t sum_digits = 16;
constexpr std::size_t block_size = 64 * 1024;

bool is_sum(std::string_view text) {
    return base::is_hexadecimal(text, sum_digits);
}

/// The checksum in `stem.<sum>.extension` or `stem.<sum>`; empty if there is none.
std::string_view sum_in(std::string_view name) {
    for (int part = 0; part < 2; ++part) {
        const std::size_t dot = name.rfind('.');
        if (dot == std::string_view::npos) return {};
        if (is_sum(name.substr(dot + 1))) return name.substr(dot + 1);
        name = name.substr(0, dot);
    }
    return {};
}

base::Error read_error(const std::filesystem::path& path) {
    return {base::ErrorKind::unavailable,
            "Cannot read " + path.filename().string() + ": " + std::generic_category().message(errno),
            path.string()};
}

std::string sum_of(const base::FileDescriptor& file, const std::filesystem::path& path) {
    ContentSum sum;
    std::string block(block_size, '\0');
    for (;;) {
        const ssize_t got = ::read(file.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw read_error(path);
        if (got == 0) return sum.text();
        sum.add(std::string_view(block).substr(0, static_cast<std::size_t>(got)));
    }
}

}  // namespace

void ContentSum::add(std::string_view bytes) noexcept {
    constexpr std::uint64_t prime = 0x100000001B3U;
    for (const char byte : bytes)
        sum_ = (sum_ ^ static_cast<unsigned char>(byte)) * prime;
}

std::string ContentSum::text() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(sum_digits, '0');
    std::uint64_t rest = sum_;
    for (std::size_t place = text.size(); place-- > 0; rest >>= 4U)
        text[place] = digits[rest & 0xFU];
    return text;
}

std::string content_name(std::string_view file_name, std::string_view bytes) {
    ContentSum sum;
    sum.add(bytes);
    const std::size_t dot = std::min(file_name.rfind('.'), file_name.size());
    return std::string(file_name.substr(0, dot)) + "." + sum.text() + std::string(file_name.substr(dot));
}

bool holds_content_of(const std::filesystem::path& path, std::string_view name) {
    // O_NONBLOCK: opening a named pipe must not wait for its writer.
    const base::FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.valid() && (errno == ENOENT || errno == ENOTDIR)) return false;
    struct stat status {};
    if (!file.valid() || ::fstat(file.get(), &status) != 0) throw read_error(path);
    if (!S_ISREG(status.st_mode)) return false;
    const auto said = sum_in(name);
    return said.empty() || said == sum_of(file, path);
}

}  // namespace storyflow::media
