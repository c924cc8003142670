#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "speech/kernels/activation_budget.hpp"
#include "speech/kernels/arena.hpp"
#include "speech/kernels/core_budget.hpp"
#include "speech/kernels/matrix_memory.hpp"

namespace storyflow::speech::kernels {

/// The calling thread and up to `threads - 1` helper threads, which are started when first needed and then
/// wait for work. One caller at a time.
class ThreadTeam {
  public:
    explicit ThreadTeam(std::size_t threads);
    /// Helpers run only on cores that are idle. Borrows both budgets.
    ThreadTeam(std::size_t threads, CoreBudget& cores, ActivationBudget& memory);
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam&) = delete;
    ThreadTeam& operator=(const ThreadTeam&) = delete;

    [[nodiscard]] std::size_t threads() const;
    /// Runs `work(0)` on the caller's thread and `work(thread)` on helpers, one for each core that is idle
    /// (without a budget, on all of them) and at most `most` threads in all; returns when all have ended.
    /// `work` must not throw.
    void run(std::size_t most, const std::function<void(std::size_t)>& work);

    /// The scratch memory of one thread.
    [[nodiscard]] Arena& arena(std::size_t thread);
    /// Scratch memory that all threads read: the caller fills it before it calls `run`.
    [[nodiscard]] Arena& shared_arena();
    /// Memory for the caller's matrices, kept from one computation to the next.
    [[nodiscard]] const SharedMatrixMemory& memory();
    /// Waits until the memory budget grants `bytes`; meanwhile others may use the caller's core. Returns null
    /// when the team has no budget. Throws `base::Error{cancelled}` after a stop.
    [[nodiscard]] std::unique_ptr<ActivationBudget::Share> reserve(std::size_t bytes,
                                                                   const std::stop_token& stop);

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace storyflow::speech::kernels
