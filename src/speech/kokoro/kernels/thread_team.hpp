#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "speech/kokoro/kernels/activation_budget.hpp"
#include "speech/kokoro/kernels/arena.hpp"
#include "speech/kokoro/kernels/core_budget.hpp"
#include "speech/kokoro/kernels/matrix_memory.hpp"

namespace storyflow::speech::kernels {

/// The calling thread and up to `threads - 1` helpers, which are started when they are first needed and then
/// wait for work. One caller at a time.
class ThreadTeam {
  public:
    explicit ThreadTeam(std::size_t threads);
    /// Helpers work only on cores that are idle. Borrows both budgets.
    ThreadTeam(std::size_t threads, CoreBudget& cores, ActivationBudget& memory);
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam&) = delete;
    ThreadTeam& operator=(const ThreadTeam&) = delete;

    [[nodiscard]] std::size_t threads() const;
    /// Runs `work(thread)` once on the caller's thread, which is 0, and on as many others as may work now,
    /// but no more than `most` in all, and returns when all have ended. `work` must not throw.
    void run(std::size_t most, const std::function<void(std::size_t)>& work);

    /// The thread's own scratch memory.
    [[nodiscard]] Arena& arena(std::size_t thread);
    /// Scratch memory that all threads read: the caller fills it before it runs them.
    [[nodiscard]] Arena& shared_arena();
    /// The caller's memory for matrices, which the next computation finds again.
    [[nodiscard]] const SharedMatrixMemory& memory();
    /// Waits until the memory budget has so much left; others may work on the caller's core meanwhile.
    /// Nothing without a budget. Throws `base::Error{cancelled}` after a stop.
    [[nodiscard]] std::unique_ptr<ActivationBudget::Share> reserve(std::size_t bytes,
                                                                   const std::stop_token& stop);

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace storyflow::speech::kernels
