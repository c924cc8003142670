#include "speech/kernels/thread_team.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "base/error.hpp"

namespace storyflow::speech::kernels {

namespace {

/// Idle cores borrowed from a budget for one piece of work.
class BorrowedCores {
  public:
    BorrowedCores(CoreBudget* budget, std::size_t most)
        : budget_(budget), count_(budget == nullptr ? most : budget->take(most)) {}
    ~BorrowedCores() {
        if (budget_ != nullptr) budget_->give_back(count_);
    }
    BorrowedCores(const BorrowedCores&) = delete;
    BorrowedCores& operator=(const BorrowedCores&) = delete;

    [[nodiscard]] std::size_t count() const { return count_; }

  private:
    CoreBudget* budget_;
    std::size_t count_;
};

}  // namespace

class ThreadTeam::State {
  public:
    State(std::size_t threads, CoreBudget* cores, ActivationBudget* memory)
        : arenas_(threads), budget_(cores), memory_budget_(memory) {
        if (threads == 0) {
            throw base::Error(base::ErrorKind::invalid_input, "A team needs at least one thread.");
        }
    }

    [[nodiscard]] std::size_t threads() const { return arenas_.size(); }
    [[nodiscard]] Arena& arena(std::size_t thread) { return arenas_.at(thread); }
    [[nodiscard]] Arena& shared_arena() { return shared_arena_; }
    [[nodiscard]] const SharedMatrixMemory& memory() const { return memory_; }

    [[nodiscard]] std::unique_ptr<ActivationBudget::Share> reserve(std::size_t bytes,
                                                                   const std::stop_token& stop) const {
        if (memory_budget_ == nullptr) return nullptr;
        const CoreBudget::IdleCore rest(*budget_);
        return std::make_unique<ActivationBudget::Share>(*memory_budget_, bytes, stop);
    }

    void run(std::size_t most, const std::function<void(std::size_t)>& work) {
        const std::size_t others = std::min(std::max<std::size_t>(most, 1), threads()) - 1;
        const BorrowedCores cores(budget_, others);
        if (cores.count() > 0) start(cores.count(), work);
        work(0);
        if (cores.count() > 0) wait_for_helpers();
    }

  private:
    void start(std::size_t helpers, const std::function<void(std::size_t)>& work) {
        while (helpers_.size() < helpers) {
            helpers_.emplace_back(
                [this, thread = helpers_.size() + 1](const std::stop_token& stop) { help(thread, stop); });
        }
        {
            const std::lock_guard lock(mutex_);
            work_ = &work;
            ++round_;
            called_ = busy_ = helpers;
        }
        started_.notify_all();
    }

    void wait_for_helpers() {
        std::unique_lock lock(mutex_);
        finished_.wait(lock, [this] { return busy_ == 0; });
        work_ = nullptr;
        called_ = 0;
    }

    void help(std::size_t thread, const std::stop_token& stop) {
        std::size_t last_round = 0;
        std::unique_lock lock(mutex_);
        // A helper that is not called in a round sleeps on, and may miss rounds.
        while (started_.wait(lock, stop, [&] { return round_ != last_round && thread <= called_; })) {
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
    SharedMatrixMemory memory_ = std::make_shared<MatrixMemory>();
    CoreBudget* budget_;
    ActivationBudget* memory_budget_;  ///< null exactly when `budget_` is
    std::mutex mutex_;
    std::condition_variable_any started_;
    std::condition_variable finished_;
    const std::function<void(std::size_t)>* work_ = nullptr;
    std::size_t round_ = 0;
    std::size_t called_ = 0;  ///< the helpers 1 to `called_` work in this round
    std::size_t busy_ = 0;
    // The last member, so that the threads have ended before the members that they use are destroyed.
    std::vector<std::jthread> helpers_;
};

ThreadTeam::ThreadTeam(std::size_t threads) : state_(std::make_unique<State>(threads, nullptr, nullptr)) {}

ThreadTeam::ThreadTeam(std::size_t threads, CoreBudget& cores, ActivationBudget& memory)
    : state_(std::make_unique<State>(threads, &cores, &memory)) {}

ThreadTeam::~ThreadTeam() = default;

std::size_t ThreadTeam::threads() const {
    return state_->threads();
}

void ThreadTeam::run(std::size_t most, const std::function<void(std::size_t)>& work) {
    state_->run(most, work);
}

Arena& ThreadTeam::arena(std::size_t thread) {
    return state_->arena(thread);
}

Arena& ThreadTeam::shared_arena() {
    return state_->shared_arena();
}

const SharedMatrixMemory& ThreadTeam::memory() {
    return state_->memory();
}

std::unique_ptr<ActivationBudget::Share> ThreadTeam::reserve(std::size_t bytes, const std::stop_token& stop) {
    return state_->reserve(bytes, stop);
}

}  // namespace storyflow::speech::kernels
