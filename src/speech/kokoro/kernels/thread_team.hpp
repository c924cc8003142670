#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace storyflow::speech::kernels {

/// The calling thread and `threads - 1` helpers that wait for work. One caller at a time.
class ThreadTeam {
  public:
    explicit ThreadTeam(std::size_t threads);
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam&) = delete;
    ThreadTeam& operator=(const ThreadTeam&) = delete;

    [[nodiscard]] std::size_t threads() const;
    /// Runs `work` once on every thread and returns when all have ended. `work` must not throw.
    void run_on_all(const std::function<void()>& work);

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace storyflow::speech::kernels
