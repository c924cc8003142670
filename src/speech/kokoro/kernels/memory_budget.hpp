#pragma once

#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <stop_token>

namespace storyflow::speech::kernels {

/// The memory that all who compute at one time share for what grows with the length of a sound. Whoever asks
/// waits until it fits beside what others have; what is more than the whole budget comes when nobody has any.
/// Who fits may pass those who wait, but nobody is passed for ever. Safe from any thread.
class MemoryBudget {
  public:
    explicit MemoryBudget(std::size_t bytes) : bytes_(bytes) {}

    /// A part of the budget, as long as this lives. Borrows the budget.
    class Share {
      public:
        /// Waits. Throws `base::Error{cancelled}` after a stop.
        Share(MemoryBudget& budget, std::size_t bytes, const std::stop_token& stop);
        ~Share();
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

      private:
        MemoryBudget& budget_;
        std::size_t bytes_;
    };

    [[nodiscard]] std::size_t taken_bytes() const;
    /// How many ask and wait.
    [[nodiscard]] std::size_t waiting() const;

  private:
    struct Waiting {
        std::size_t bytes;
        int passed = 0;  ///< how often someone who came later was served
    };
    using Queue = std::list<Waiting>;

    [[nodiscard]] bool is_next(Queue::const_iterator one) const;
    void take(std::size_t bytes, const std::stop_token& stop);
    void give_back(std::size_t bytes);

    const std::size_t bytes_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::size_t taken_ = 0;
    Queue waiting_;  ///< in the order of asking
};

}  // namespace storyflow::speech::kernels
