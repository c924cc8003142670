#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace storyflow::speech::kernels {

/// The room in which the matrices of one utterance after the other lie: one region, whose pages the system
/// makes once. Between two utterances it keeps 32 MiB at most, and no more than the last one needed. Those
/// who take keep it alive. Used by one thread at a time.
class MatrixMemory {
  public:
    MatrixMemory() = default;
    ~MatrixMemory();
    MatrixMemory(const MatrixMemory&) = delete;
    MatrixMemory& operator=(const MatrixMemory&) = delete;

    /// Whole pages of at least so many bytes, not initialised. Throws `std::bad_alloc`.
    [[nodiscard]] std::span<std::byte> take(std::size_t bytes);
    /// A block as it was taken.
    void give_back(std::span<std::byte> block) noexcept;
    /// Gives the pages to the system that nothing lies in. Call it when nobody is going to take.
    void release() noexcept;

    /// Of pages that were made and not given back to the system, whether something lies in them or not.
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
    std::size_t usable_ = 0;    ///< bytes of the region that may be touched
    std::size_t kept_ = 0;      ///< bytes that were used since they went back last
    std::size_t needed_ = 0;    ///< the farthest end since the region was empty
    std::vector<Block> taken_;  ///< by offset
};

using SharedMatrixMemory = std::shared_ptr<MatrixMemory>;

}  // namespace storyflow::speech::kernels
