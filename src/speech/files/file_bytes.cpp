#include "speech/files/file_bytes.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <string>
#include <system_error>

#include "base/error.hpp"
#include "base/read_at.hpp"
#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

namespace {

constexpr std::size_t block_size = 64UL * 1024;

std::size_t blocks_in(std::size_t bytes) {
    return (bytes + block_size - 1) / block_size;
}

base::Error cannot_open(const std::filesystem::path& file, int reason) {
    const bool may_pass = reason == EMFILE || reason == ENFILE;
    return about_file(file, {may_pass ? base::ErrorKind::unavailable : base::ErrorKind::not_found,
                             "cannot be read: " + std::generic_category().message(reason)});
}

std::size_t size_of_regular_file(const base::FileDescriptor& opened, const std::filesystem::path& file) {
    struct stat status {};
    if (!opened.valid() || ::fstat(opened.get(), &status) != 0) throw cannot_open(file, errno);
    if (S_ISREG(status.st_mode)) return static_cast<std::size_t>(status.st_size);
    throw about_file(file, {base::ErrorKind::not_found, "cannot be read: it is no regular file"});
}

/// Reserves address space whose pages become memory when they are written. MAP_NORESERVE: of a large foreign
/// file only a few blocks are read.
std::byte* reserve(std::size_t size) {
    if (size == 0) return nullptr;
    void* const address =
        ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (address == MAP_FAILED) throw std::bad_alloc();
    return static_cast<std::byte*>(address);
}

void read_into(std::span<std::byte> memory, int file, std::size_t offset) {
    while (!memory.empty()) {
        const auto got = base::read_at(file, offset, memory);
        if (!got) {
            throw base::Error(base::ErrorKind::unavailable,
                              "cannot be read: " + std::generic_category().message(errno));
        }
        if (*got == 0)
            throw base::Error(base::ErrorKind::unavailable, "it became shorter while it was being read");
        memory = memory.subspan(*got);
        offset += *got;
    }
}

}  // namespace

FileBytes::FileBytes(const std::filesystem::path& file)
    // O_NONBLOCK: opening a pipe must not wait for its writer.
    : file_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)),
      size_(size_of_regular_file(file_, file)),
      is_read_(blocks_in(size_)) {
    memory_ = reserve(size_);
}

FileBytes::~FileBytes() {
    if (memory_ != nullptr) ::munmap(memory_, size_);
}

std::span<const std::byte> FileBytes::part(std::uint64_t offset, std::size_t count) const {
    if (count == 0) return {};
    const auto begin = static_cast<std::size_t>(offset);
    read_blocks(begin / block_size, blocks_in(begin + count));
    return {memory_ + begin, count};
}

std::span<const std::byte> FileBytes::all() const {
    // Large pages make reading some hundred megabytes faster; the call may fail.
    if (size_ > 0) ::madvise(memory_, size_, MADV_HUGEPAGE);
    return part(0, size_);
}

void FileBytes::read_blocks(std::size_t first, std::size_t end) const {
    const std::lock_guard lock(mutex_);
    while (first < end) {
        const auto begin = is_read_.begin();
        const auto place = [begin](std::size_t block) { return begin + static_cast<std::ptrdiff_t>(block); };
        const auto missing = std::find(place(first), place(end), false);
        const auto known = std::find(missing, place(end), true);
        if (missing == place(end)) return;
        const auto from = static_cast<std::size_t>(missing - begin) * block_size;
        const auto to = std::min(static_cast<std::size_t>(known - begin) * block_size, size_);
        read_into({memory_ + from, to - from}, file_.get(), from);
        std::fill(missing, known, true);
        first = static_cast<std::size_t>(known - begin);
    }
}

}  // namespace storyflow::speech
