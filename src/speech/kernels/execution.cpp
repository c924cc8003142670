#include "speech/kernels/execution.hpp"

#include <atomic>
#include <exception>

#include "base/error.hpp"

namespace storyflow::speech::kernels {

namespace {

/// The parts of one run; each thread takes the next part when it has finished one.
class Parts {
  public:
    Parts(std::size_t count, const std::function<void(std::size_t, Arena&)>& part,
          const std::stop_token& stop)
        : count_(count), part_(part), stop_(stop) {}

    void work(Arena& arena) {
        while (!abandoned_.load(std::memory_order_relaxed)) {
            const std::size_t index = next_.fetch_add(1, std::memory_order_relaxed);
            if (index >= count_) return;
            if (stop_.stop_requested()) {
                abandoned_.store(true, std::memory_order_relaxed);
            } else {
                try_part(index, arena);
            }
        }
    }

    /// To be called after every thread has returned from `work`.
    void finish() const {
        if (failure_) std::rethrow_exception(failure_);
        if (abandoned_.load()) throw base::Error(base::ErrorKind::cancelled, "Speaking was cancelled.");
    }

  private:
    /// An exception must not leave a thread, so the first is kept for `finish`. Parts throw only when memory
    /// runs out.
    void try_part(std::size_t index, Arena& arena) {
        try {
            part_(index, arena);
        } catch (...) {
            if (!failed_.exchange(true)) failure_ = std::current_exception();
            abandoned_.store(true, std::memory_order_relaxed);
        }
    }

    std::size_t count_;
    const std::function<void(std::size_t, Arena&)>& part_;
    const std::stop_token& stop_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> abandoned_{false};
    std::atomic<bool> failed_{false};
    std::exception_ptr failure_;
};

}  // namespace

void Execution::run(std::size_t count, const std::function<void(std::size_t)>& part) {
    run_with_scratch(count, [&part](std::size_t index, Arena&) { part(index); });
}

void Execution::run_with_scratch(std::size_t count, const std::function<void(std::size_t, Arena&)>& part) {
    Parts parts(count, part, stop_);
    team_.run(count, [&](std::size_t thread) { parts.work(team_.arena(thread)); });
    parts.finish();
}

void Execution::check() const {
    if (stop_.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Speaking was cancelled.");
}

}  // namespace storyflow::speech::kernels
