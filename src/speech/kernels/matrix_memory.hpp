#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace storyflow::speech::kernels {

/// Memory for the matrices of one utterance after the other: one region of address space, whose pages are
/// reused. Between utterances at most 32 MiB stay resident, and no more than the last utterance needed.
/// Matrices share ownership of it. Used by one thread at a time.
class MatrixMemory {
  public:
    MatrixMemory() = default;
    ~MatrixMemory();
    MatrixMemory(const MatrixMemory&) = delete;
    MatrixMemory& operator=(const MatrixMemory&) = delete;

    /// Returns whole pages of at least `bytes` bytes, not initialised. Throws `std::bad_alloc`.
    [[nodiscard]] std::span<std::byte> take(std::size_t bytes);
    /// `block` is a span that `take` returned.
    void give_back(std::span<std::byte> block) noexcept;
    /// Gives unused pages back to the system. To be called when no computation is about to take memory.
    void release() noexcept;

    /// Bytes of the region that may be resident, whether in use or not.
    [[nodiscard]] std::size_t kept_bytes() const { return kept_; }

  private:
    struct Block {
        std::size_t offset;
        std::size_t size;
        [[nodiscard]] std::size_t end() const { return offset + size; }
    };

    void reserve(std::size_t at_least);
    void make_usable(std::size_t end);
    /// The end of the last block; 0 without one.
    [[nodiscard]] std::size_t end() const;
    void keep(std::size_t bytes) noexcept;

    std::byte* region_ = nullptr;
    std::size_t reserved_ = 0;  ///< bytes of the region
    std::size_t usable_ = 0;    ///< bytes of the region that are accessible
    std::size_t kept_ = 0;      ///< bytes from the beginning that may be resident
    std::size_t needed_ = 0;    ///< the largest end of a block since the region was last empty
    std::vector<Block> taken_;  ///< sorted by offset
};

using SharedMatrixMemory = std::shared_ptr<MatrixMemory>;

}  // namespace storyflow::speech::kernels
