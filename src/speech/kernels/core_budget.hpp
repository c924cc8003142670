#pragma once

#include <atomic>
#include <cstddef>

namespace storyflow::speech::kernels {

/// The cores that concurrent computations share. Each computation has a core of its own and may borrow idle
/// cores for a piece of work: a single computation uses every core, and of many each keeps to its own. Safe
/// from any thread.
class CoreBudget {
  public:
    explicit CoreBudget(std::size_t cores) : idle_(static_cast<long>(cores)) {}

    /// A computation's own core, for the lifetime of this object. With more computations than cores the
    /// operating system schedules them.
    class Core {
      public:
        explicit Core(CoreBudget& budget) : budget_(budget) { budget_.idle_.fetch_sub(1); }
        ~Core() { budget_.idle_.fetch_add(1); }
        Core(const Core&) = delete;
        Core& operator=(const Core&) = delete;

      private:
        CoreBudget& budget_;
    };

    /// During the lifetime of this object the computation's own core counts as idle, because the computation
    /// waits for something other than a core.
    class IdleCore {
      public:
        explicit IdleCore(CoreBudget& budget) : budget_(budget) { budget_.idle_.fetch_add(1); }
        ~IdleCore() { budget_.idle_.fetch_sub(1); }
        IdleCore(const IdleCore&) = delete;
        IdleCore& operator=(const IdleCore&) = delete;

      private:
        CoreBudget& budget_;
    };

    /// Takes up to `most` idle cores and returns how many; the caller gives them back after the piece of
    /// work.
    [[nodiscard]] std::size_t take(std::size_t most);
    void give_back(std::size_t cores) { idle_.fetch_add(static_cast<long>(cores)); }

  private:
    std::atomic<long> idle_;
};

}  // namespace storyflow::speech::kernels
