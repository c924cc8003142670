#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

#include "speech/kokoro/kernels/thread_team.hpp"

namespace storyflow::speech::kernels {

/// Where a computation runs, and whether it should go on. Borrows the team; used by one thread at a time.
class Execution {
  public:
    Execution(ThreadTeam& team, std::stop_token stop) : team_(team), stop_(std::move(stop)) {}

    /// Calls `part(0)` to `part(count - 1)`, each once, on any thread of the team, and returns when all are
    /// done. How a kernel is cut into parts never depends on the number of threads: results are the same.
    /// A stop is noticed before each part: then the rest is left out and `base::Error{cancelled}` is thrown.
    /// The first exception of a part ends the run like a stop, and is thrown again.
    void run(std::size_t count, const std::function<void(std::size_t)>& part);
    /// The same for parts that need scratch memory: `part(index, arena)` gets the arena of its thread.
    void run_with_scratch(std::size_t count, const std::function<void(std::size_t, Arena&)>& part);

    /// See `ThreadTeam::shared_arena`.
    [[nodiscard]] Arena& shared_arena() { return team_.shared_arena(); }
    /// For matrices of the thread that runs the parts, not for the parts themselves.
    [[nodiscard]] const SharedMatrixMemory& memory() { return team_.memory(); }

    /// See `ThreadTeam::reserve`.
    [[nodiscard]] std::unique_ptr<ActivationBudget::Share> reserve(std::size_t bytes) {
        return team_.reserve(bytes, stop_);
    }

    /// Throws `base::Error{cancelled}` after a stop.
    void check() const;

  private:
    ThreadTeam& team_;
    std::stop_token stop_;
};

}  // namespace storyflow::speech::kernels
