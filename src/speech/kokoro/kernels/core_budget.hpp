#pragma once

#include <atomic>
#include <cstddef>

namespace storyflow::speech::kernels {

/// The cores that concurrent computations share. Each computation has one core of its own and may borrow idle
/// ones for one piece of work: a lone computation gets every core, and of many each keeps to its own. Safe
/// from any thread.
class CoreBudget {
  public:
    explicit CoreBudget(std::size_t cores) : idle_(static_cast<long>(cores)) {}

    /// A computation's own core, as long as this lives. With more computations than cores the operating
    /// system schedules them.
    class Core {
      public:
        explicit Core(CoreBudget& budget) : budget_(budget) { budget_.idle_.fetch_sub(1); }
        ~Core() { budget_.idle_.fetch_add(1); }
        Core(const Core&) = delete;
        Core& operator=(const Core&) = delete;

      private:
        CoreBudget& budget_;
    };

    /// While this lives, the computation's own core counts as idle, because the computation waits for
    /// something else than a core.
    class IdleCore {
      public:
        explicit IdleCore(CoreBudget& budget) : budget_(budget) { budget_.idle_.fetch_add(1); }
        ~IdleCore() { budget_.idle_.fetch_sub(1); }
        IdleCore(const IdleCore&) = delete;
        IdleCore& operator=(const IdleCore&) = delete;

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
