#pragma once

#include <atomic>
#include <cstddef>

namespace storyflow::speech::kernels {

/// The cores that all who compute at one time share. Each has one of its own; what is idle goes to whoever
/// asks, for one piece of work: alone, a computation gets every core, and among many each keeps to its own.
/// Safe from any thread.
class CoreBudget {
  public:
    explicit CoreBudget(std::size_t cores) : idle_(static_cast<long>(cores)) {}

    /// The core of one's own, as long as this lives. When there are more who compute than cores, the
    /// processor shares them out.
    class Place {
      public:
        explicit Place(CoreBudget& budget) : budget_(budget) { budget_.idle_.fetch_sub(1); }
        ~Place() { budget_.idle_.fetch_add(1); }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

      private:
        CoreBudget& budget_;
    };

    /// The core of one's own counts as idle while this lives: one who has a place waits for something else.
    class Rest {
      public:
        explicit Rest(CoreBudget& budget) : budget_(budget) { budget_.idle_.fetch_add(1); }
        ~Rest() { budget_.idle_.fetch_sub(1); }
        Rest(const Rest&) = delete;
        Rest& operator=(const Rest&) = delete;

      private:
        CoreBudget& budget_;
    };

    /// Up to `most` idle cores, to be given back after the piece of work.
    [[nodiscard]] std::size_t take(std::size_t most);
    void give_back(std::size_t cores) { idle_.fetch_add(static_cast<long>(cores)); }

  private:
    std::atomic<long> idle_;
};

}  // namespace storyflow::speech::kernels
