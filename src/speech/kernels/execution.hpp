#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

#include "speech/kernels/thread_team.hpp"

namespace storyflow::speech::kernels {

/// Where a computation runs, and the stop token that ends it. Borrows the team; used by one thread at a time.
class Execution {
  public:
    Execution(ThreadTeam& team, std::stop_token stop) : team_(team), stop_(std::move(stop)) {}

    /// Calls `part(0)` to `part(count - 1)`, each once, on any thread of the team, and returns when all are
    /// done. How a kernel is divided into parts never depends on the number of threads, so results do not
    /// either. The stop token is checked before each part: after a stop the remaining parts are skipped and
    /// `base::Error{cancelled}` is thrown. The first exception of a part ends the run in the same way and is
    /// rethrown.
    void run(std::size_t count, const std::function<void(std::size_t)>& part);
    /// The same for parts that need scratch memory: `part(index, arena)` gets its thread's arena.
    void run_with_scratch(std::size_t count, const std::function<void(std::size_t, Arena&)>& part);

    /// See `ThreadTeam::shared_arena`.
    [[nodiscard]] Arena& shared_arena() { return team_.shared_arena(); }
    /// Memory for matrices that the calling thread makes; parts must not use it.
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
