#include "speech/kokoro/kernels/thread_team.hpp"

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "base/error.hpp"

namespace storyflow::speech::kernels {

class ThreadTeam::State {
  public:
    explicit State(std::size_t helpers) : arenas_(helpers + 1) {
        helpers_.reserve(helpers);
        for (std::size_t i = 0; i < helpers; ++i) {
            helpers_.emplace_back(
                [this, thread = i + 1](const std::stop_token& stop) { help(thread, stop); });
        }
    }

    [[nodiscard]] std::size_t helpers() const { return helpers_.size(); }
    [[nodiscard]] Arena& arena(std::size_t thread) { return arenas_.at(thread); }
    [[nodiscard]] Arena& shared_arena() { return shared_arena_; }

    void run_on_all(const std::function<void(std::size_t)>& work) {
        if (!helpers_.empty()) start(work);
        work(0);
        if (!helpers_.empty()) wait_for_helpers();
    }

  private:
    void start(const std::function<void(std::size_t)>& work) {
        {
            const std::lock_guard lock(mutex_);
            work_ = &work;
            ++round_;
            busy_ = helpers_.size();
        }
        started_.notify_all();
    }

    void wait_for_helpers() {
        std::unique_lock lock(mutex_);
        finished_.wait(lock, [this] { return busy_ == 0; });
        work_ = nullptr;
    }

    void help(std::size_t thread, const std::stop_token& stop) {
        std::size_t last_round = 0;
        std::unique_lock lock(mutex_);
        while (started_.wait(lock, stop, [&] { return round_ != last_round; })) {
            last_round = round_;
            const std::function<void(std::size_t)>& work = *work_;
            lock.unlock();
            work(thread);
            lock.lock();
            if (--busy_ == 0) finished_.notify_one();
        }
    }

    std::vector<Arena> arenas_;
    Arena shared_arena_;
    std::mutex mutex_;
    std::condition_variable_any started_;
    std::condition_variable finished_;
    const std::function<void(std::size_t)>* work_ = nullptr;
    std::size_t round_ = 0;
    std::size_t busy_ = 0;
    // Last, so that the threads have ended before what they use goes.
    std::vector<std::jthread> helpers_;
};

namespace {

std::size_t helpers_of(std::size_t threads) {
    if (threads == 0) {
        throw base::Error(base::ErrorKind::invalid_input, "A team needs at least one thread.");
    }
    return threads - 1;
}

}  // namespace

ThreadTeam::ThreadTeam(std::size_t threads) : state_(std::make_unique<State>(helpers_of(threads))) {}

ThreadTeam::~ThreadTeam() = default;

std::size_t ThreadTeam::threads() const {
    return state_->helpers() + 1;
}

void ThreadTeam::run_on_all(const std::function<void(std::size_t)>& work) {
    state_->run_on_all(work);
}

Arena& ThreadTeam::arena(std::size_t thread) {
    return state_->arena(thread);
}

Arena& ThreadTeam::shared_arena() {
    return state_->shared_arena();
}

}  // namespace storyflow::speech::kernels
