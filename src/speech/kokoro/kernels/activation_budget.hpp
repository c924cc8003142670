#pragma once

#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <stop_token>

namespace storyflow::speech::kernels {

/// The memory that concurrent computations share for activations, which grow with the length of a sound. A
/// request waits until it fits beside the shares of the others; one that is larger than the whole budget is
/// granted when no share is left. A later request that fits may pass a waiting one, at most 16 times. Safe
/// from any thread.
class ActivationBudget {
  public:
    explicit ActivationBudget(std::size_t bytes) : bytes_(bytes) {}

    /// A part of the budget, as long as this lives. Borrows the budget.
    class Share {
      public:
        /// Waits. Throws `base::Error{cancelled}` after a stop.
        Share(ActivationBudget& budget, std::size_t bytes, const std::stop_token& stop);
        ~Share();
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

      private:
        ActivationBudget& budget_;
        std::size_t bytes_;
    };

    [[nodiscard]] std::size_t taken_bytes() const;
    /// The number of requests that wait.
    [[nodiscard]] std::size_t waiting() const;

  private:
    struct Waiting {
        std::size_t bytes;
        int passed = 0;  ///< how many later requests were granted before it
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
