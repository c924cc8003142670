#pragma once

#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <stop_token>

namespace storyflow::speech::kernels {

/// Limits the memory that concurrent computations use for activations, which grow with the length of the
/// sound. A request waits until it fits next to the granted shares; a request larger than the whole budget is
/// granted when there are no other shares. A later request that fits may overtake a waiting one, at most 16
/// times. Safe from any thread.
class ActivationBudget {
  public:
    explicit ActivationBudget(std::size_t bytes) : bytes_(bytes) {}

    /// A granted part of the budget, held for the lifetime of this object. Borrows the budget.
    class Share {
      public:
        /// Waits until the share is granted. Throws `base::Error{cancelled}` after a stop.
        Share(ActivationBudget& budget, std::size_t bytes, const std::stop_token& stop);
        ~Share();
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

      private:
        ActivationBudget& budget_;
        std::size_t bytes_;
    };

    [[nodiscard]] std::size_t taken_bytes() const;
    /// The number of waiting requests.
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
    Queue waiting_;  ///< in the order of arrival
};

}  // namespace storyflow::speech::kernels
