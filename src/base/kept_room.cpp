#include "base/kept_room.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>

namespace storyflow::base {

namespace {

constexpr std::uint64_t smallest_piece = 64 * 1024;
constexpr std::uint64_t bytes_of_a_block = 512;  // the unit of st_blocks on every file system

std::uint64_t allocated(const FileDescriptor& file) {
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return 0;
    return static_cast<std::uint64_t>(status.st_blocks) * bytes_of_a_block;
}

}  // namespace

KeptRoom::KeptRoom(const std::filesystem::path& file, std::uint64_t bytes) : bytes_(bytes) {
    if (bytes_ == 0) return;
    file_.reset(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!file_.valid()) return;
    held_ = wanted_ = allocated(file_);  // kept by an earlier run
    take();
}

void KeptRoom::take() noexcept {
    if (!file_.valid() || is_whole()) return;
    const std::uint64_t most = held_ + free_bytes();
    wanted_ = std::max(wanted_, std::min(bytes_, most / 4));
    for (std::uint64_t size = std::min(wanted_, most); size >= smallest_piece && size > held_; size /= 2) {
        if (::posix_fallocate(file_.get(), 0, static_cast<off_t>(size)) == 0) {
            held_ = size;
            return;
        }
        // The failed call may have allocated a part.
        if (::ftruncate(file_.get(), static_cast<off_t>(held_)) != 0) return;
    }
}

void KeptRoom::give_up() noexcept {
    if (file_.valid() && ::ftruncate(file_.get(), 0) == 0) held_ = 0;
}

std::uint64_t KeptRoom::free_bytes() const noexcept {
    struct statvfs disk {};
    if (::fstatvfs(file_.get(), &disk) != 0) return 0;
    return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
}

}  // namespace storyflow::base
