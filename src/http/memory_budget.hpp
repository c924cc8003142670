#pragma once

#include <atomic>
#include <cstddef>

namespace storyflow::http {

/// How many bytes of bodies all connections together may hold. Safe from any thread.
class MemoryBudget {
  public:
    explicit MemoryBudget(std::size_t bytes) : bytes_(bytes), free_(bytes) {}

    /// A part of the budget that grows with a body and is given back when this is destroyed.
    class Share {
      public:
        explicit Share(MemoryBudget& budget) : budget_(budget) {}
        ~Share() { budget_.free_ += held_; }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

        /// False when the budget has too little left; then the share stays as it is.
        [[nodiscard]] bool grow_to(std::size_t bytes) {
            if (bytes <= held_) return true;
            std::size_t free = budget_.free_.load();
            do {
                if (free < bytes - held_) return false;
            } while (!budget_.free_.compare_exchange_weak(free, free - (bytes - held_)));
            held_ = bytes;
            return true;
        }

        /// Whether the whole budget would be enough if there were no other share.
        [[nodiscard]] bool can_ever_be(std::size_t bytes) const { return bytes <= budget_.bytes_; }

        /// Gives back all bytes beyond these.
        void shrink_to(std::size_t bytes) {
            if (bytes >= held_) return;
            budget_.free_ += held_ - bytes;
            held_ = bytes;
        }

      private:
        MemoryBudget& budget_;
        std::size_t held_ = 0;
    };

  private:
    const std::size_t bytes_;
    std::atomic<std::size_t> free_;
};

}  // namespace storyflow::http
