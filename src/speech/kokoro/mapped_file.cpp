#include "speech/kokoro/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "speech/kokoro/file_errors.hpp"

namespace storyflow::speech::kokoro {

namespace {

base::Error cannot_open(const std::filesystem::path& file, const std::string& reason) {
    return about_file(file, {base::ErrorKind::not_found, "cannot be read: " + reason});
}

std::string last_system_error() {
    return std::generic_category().message(errno);
}

std::span<const std::byte> map(const std::filesystem::path& file) {
    // O_NONBLOCK: opening a pipe must not wait for somebody to write into it.
    const base::FileDescriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!descriptor.valid() || ::fstat(descriptor.get(), &status) != 0)
        throw cannot_open(file, last_system_error());
    if (!S_ISREG(status.st_mode)) throw cannot_open(file, "it is no regular file");
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) return {};  // an empty mapping does not exist
    void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.get(), 0);
    if (address == MAP_FAILED) throw cannot_open(file, last_system_error());
    return {static_cast<const std::byte*>(address), size};
}

void unmap(std::span<const std::byte> bytes) noexcept {
    if (!bytes.empty()) ::munmap(const_cast<std::byte*>(bytes.data()), bytes.size());
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) : bytes_(map(file)) {}

MappedFile::~MappedFile() {
    unmap(bytes_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    if (this != &other) {
        unmap(bytes_);
        bytes_ = std::exchange(other.bytes_, {});
    }
    return *this;
}

}  // namespace storyflow::speech::kokoro
