#include "speech/kernels/matrix_memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <new>

namespace storyflow::speech::kernels {

namespace {

/// Address space to reserve, several times what the longest sound needs. Halved until the system grants it.
constexpr std::size_t most_region_bytes = std::size_t{1} << 33U;
/// The most that stays resident between utterances: enough for the small matrices, whose pages are used again
/// and again. The pages of a long sound would add up over all workers.
constexpr std::size_t most_kept_bytes = std::size_t{1} << 25U;
/// The region is made accessible in steps of this size.
constexpr std::size_t step_bytes = std::size_t{1} << 24U;

std::size_t page_bytes() {
    static const auto size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return size;
}

std::size_t whole(std::size_t bytes, std::size_t unit) {
    return (std::max<std::size_t>(bytes, 1) + unit - 1) / unit * unit;
}

}  // namespace

MatrixMemory::~MatrixMemory() {
    if (region_ != nullptr) ::munmap(region_, reserved_);
}

void MatrixMemory::reserve(std::size_t at_least) {
    for (std::size_t size = most_region_bytes; region_ == nullptr && size >= at_least; size /= 2) {
        void* const region =
            ::mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (region == MAP_FAILED) continue;
        region_ = static_cast<std::byte*>(region);
        reserved_ = size;
    }
    if (region_ == nullptr) throw std::bad_alloc();
}

void MatrixMemory::make_usable(std::size_t end) {
    if (end <= usable_) return;
    const std::size_t usable = std::min(whole(end, step_bytes), reserved_);
    if (::mprotect(region_ + usable_, usable - usable_, PROT_READ | PROT_WRITE) != 0) throw std::bad_alloc();
    usable_ = usable;
}

std::span<std::byte> MatrixMemory::take(std::size_t bytes) {
    if (bytes > most_region_bytes) throw std::bad_alloc();
    const std::size_t size = whole(bytes, page_bytes());
    reserve(size);
    // Takes the lowest gap that is wide enough, so that used blocks lie close together.
    std::size_t offset = 0;
    auto next = taken_.begin();
    while (next != taken_.end() && next->offset - offset < size) {
        offset = next->end();
        ++next;
    }
    if (size > reserved_ - offset) throw std::bad_alloc();
    make_usable(offset + size);
    taken_.insert(next, {offset, size});
    needed_ = std::max(needed_, offset + size);
    kept_ = std::max(kept_, needed_);
    return {region_ + offset, size};
}

void MatrixMemory::give_back(std::span<std::byte> block) noexcept {
    const auto offset = static_cast<std::size_t>(block.data() - region_);
    taken_.erase(std::ranges::lower_bound(taken_, offset, {}, &Block::offset));
    if (!taken_.empty()) return;
    keep(std::min(needed_, most_kept_bytes));
    needed_ = 0;
}

void MatrixMemory::release() noexcept {
    keep(end());
}

std::size_t MatrixMemory::end() const {
    return taken_.empty() ? 0 : taken_.back().end();
}

void MatrixMemory::keep(std::size_t bytes) noexcept {
    if (bytes < kept_) ::madvise(region_ + bytes, kept_ - bytes, MADV_DONTNEED);
    kept_ = std::min(kept_, bytes);
}

}  // namespace storyflow::speech::kernels
