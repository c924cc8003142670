#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "speech/kokoro/kernels/arena.hpp"

namespace storyflow::speech::kernels {

/// The calling thread and `threads - 1` helpers that wait for work. One caller at a time.
class ThreadTeam {
  public:
    explicit ThreadTeam(std::size_t threads);
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam&) = delete;
    ThreadTeam& operator=(const ThreadTeam&) = delete;

    [[nodiscard]] std::size_t threads() const;
    /// Runs `work(thread)` once on every thread, 0 being the caller's, and returns when all have ended.
    /// `work` must not throw.
    void run_on_all(const std::function<void(std::size_t)>& work);

    /// The thread's own room for results in between.
    [[nodiscard]] Arena& arena(std::size_t thread);
    /// Room for what all threads read: the caller fills it before it runs them.
    [[nodiscard]] Arena& shared_arena();

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace storyflow::speech::kernels
