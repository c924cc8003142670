#include "tasks/worker_pool.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "base/locked.hpp"
#include "tasks/attempt.hpp"
#include "tasks/log_name.hpp"
#include "tasks/outage_log.hpp"
#include "tasks/running_items.hpp"
#include "tasks/thread_name.hpp"

namespace storyflow::tasks {

namespace {

using std::chrono::milliseconds;

/// The shortest pause of idle workers, even if the store says that an item is due.
constexpr milliseconds shortest_pause{5};

std::optional<milliseconds> sooner(std::optional<milliseconds> one, std::optional<milliseconds> other) {
    if (!one || !other) return one ? one : other;
    return std::min(*one, *other);
}

void log_retry(const ItemClaim& claim, const ItemOutcome& outcome) {
    const auto* const postponed = std::get_if<ItemPostponed>(&outcome);
    if (postponed == nullptr) return;
    spdlog::warn("{}: is tried again in {:.1f} s, because it failed {} time(s).", log_name(claim),
                 std::chrono::duration<double>(postponed->delay).count(), claim.failures + 1);
}

}  // namespace

class WorkerPool::State {
  public:
    State(WorkQueue& queue, ItemProcessor& processor, const WorkerOptions& options,
          std::function<void(const std::string& task_id)> on_change)
        : queue_(queue), processor_(processor), options_(options), on_change_(std::move(on_change)) {
        try {
            for (int number = 1; number <= options_.workers; ++number)
                workers_.emplace_back([this, number] { work(number); });
            keeper_ = std::thread([this] { keep_leases(); });
        } catch (...) {
            stop();  // threads that did start must not outlive this object
            throw;
        }
    }
    ~State() { stop(); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void wake() {
        {
            const auto signals = signals_.lock();
            ++signals->arrivals;
        }
        work_arrived_.notify_all();
    }

    void stop_task(std::string_view task_id) { running_.give_up_task(task_id); }

    void check_leases() {
        {
            const auto signals = signals_.lock();
            signals->check_now = true;
        }
        leases_due_.notify_all();
    }

    void stop() {
        const std::lock_guard one_at_a_time(stop_mutex_);
        {
            const auto signals = signals_.lock();
            signals->stopping = true;
        }
        work_arrived_.notify_all();
        running_.give_up_all();
        for (auto& worker : workers_) {
            if (worker.joinable()) worker.join();
        }
        {
            const auto signals = signals_.lock();
            signals->workers_ended = true;  // until here the leases were renewed
        }
        leases_due_.notify_all();
        if (keeper_.joinable()) keeper_.join();
    }

  private:
    /// Shared with the threads.
    struct Signals {
        std::uint64_t arrivals = 0;
        bool check_now = false;
        bool stopping = false;
        bool workers_ended = false;
    };

    void work(int number);
    /// Waits for the next item; std::nullopt when the pool stops.
    std::optional<ItemClaim> next_claim();
    ClaimResult try_claim();
    void wait_for_work(std::uint64_t arrivals_seen, std::optional<milliseconds> at_most);
    /// Repeats until the outcome is stored, the lease is lost or the pool stops: finished work is not lost
    /// because a disk is busy.
    void finish(const ItemClaim& claim, const ItemOutcome& outcome);
    bool try_finish(const ItemClaim& claim, const ItemOutcome& outcome);
    void tell_of_change(const ItemClaim& claim) noexcept;
    void keep_leases();
    /// Returns false when the workers have ended.
    bool wait_for_renewal(milliseconds interval);
    void renew();
    void heed(const ItemClaim& claim, LeaseState state);
    void pause(milliseconds at_most);  ///< shorter when the pool stops
    [[nodiscard]] bool is_stopping() const;

    WorkQueue& queue_;
    ItemProcessor& processor_;
    const WorkerOptions options_;
    const std::function<void(const std::string& task_id)> on_change_;
    RunningItems running_;
    OutageLog outage_;

    base::Locked<Signals> signals_;
    std::condition_variable work_arrived_;
    std::condition_variable leases_due_;

    std::mutex stop_mutex_;
    std::vector<std::thread> workers_;
    std::thread keeper_;
};

void WorkerPool::State::work(int number) {
    name_this_thread("narrate-" + std::to_string(number));
    while (const auto claim = next_claim()) {
        tell_of_change(*claim);
        auto result = attempt(processor_, *claim, running_.stop_token(*claim));
        if (const auto outcome =
                outcome_of(std::move(result), running_.why(*claim), *claim, options_.retries)) {
            log_retry(*claim, *outcome);
            finish(*claim, *outcome);
            // A suspect may have been released, or a delayed item may be due sooner: wake the idle workers.
            if (claim->attempt > 1 || std::holds_alternative<ItemPostponed>(*outcome)) wake();
        } else {
            spdlog::warn("{}: the lease was lost; what came of it here is dropped.", log_name(*claim));
        }
        running_.remove(*claim);
        tell_of_change(*claim);
    }
}

std::optional<ItemClaim> WorkerPool::State::next_claim() {
    for (;;) {
        std::uint64_t arrivals_seen = 0;
        {
            const auto signals = signals_.lock();
            if (signals->stopping) return std::nullopt;
            arrivals_seen = signals->arrivals;
        }
        auto result = try_claim();
        if (result.claim) return std::move(result.claim);
        wait_for_work(arrivals_seen, result.next_due);
    }
}

ClaimResult WorkerPool::State::try_claim() {
    try {
        const RunningItems::ClaimUnderWay under_way(running_);
        auto result = queue_.claim_next(options_.owner, options_.lease, options_.kinds);
        if (result.claim) running_.add(*result.claim);
        outage_.succeeded();
        return {std::move(result.claim), sooner(result.next_due, options_.poll_interval)};
    } catch (const std::exception& error) {
        outage_.failed("hands out no work", error);
        return {std::nullopt, options_.store_retry_delay};
    }
}

void WorkerPool::State::wait_for_work(std::uint64_t arrivals_seen, std::optional<milliseconds> at_most) {
    const auto is_over = [&](const Signals& now) { return now.stopping || now.arrivals != arrivals_seen; };
    auto signals = signals_.lock();
    if (at_most) {
        signals.wait_for(work_arrived_, std::max(*at_most, shortest_pause), is_over);
    } else {
        signals.wait(work_arrived_, is_over);
    }
}

void WorkerPool::State::finish(const ItemClaim& claim, const ItemOutcome& outcome) {
    while (!try_finish(claim, outcome)) {
        if (is_stopping()) {
            spdlog::error("{}: what came of it could not be stored; it is done again once its lease ran out.",
                          log_name(claim));
            return;
        }
        pause(options_.store_retry_delay);
        if (running_.why(claim) == GiveUp::lease_lost) {
            spdlog::warn("{}: the lease was lost during an outage; what came of it is dropped.",
                         log_name(claim));
            return;
        }
    }
}

bool WorkerPool::State::try_finish(const ItemClaim& claim, const ItemOutcome& outcome) {
    try {
        const auto result = queue_.finish_item(claim, outcome);
        outage_.succeeded();
        if (result == FinishResult::lease_lost) {
            spdlog::warn("{}: the lease was lost; what came of it was refused.", log_name(claim));
        }
        return true;
    } catch (const std::exception& error) {
        outage_.failed("takes no result", error);
        return false;
    }
}

void WorkerPool::State::tell_of_change(const ItemClaim& claim) noexcept {
    try {
        on_change_(claim.task_id);
    } catch (const std::exception& error) {
        spdlog::error("{}: a change was not passed on: {}", log_name(claim), error.what());
    }
}

void WorkerPool::State::keep_leases() {
    name_this_thread("leases");
    const auto interval = std::max(options_.lease / 3, shortest_pause);
    while (wait_for_renewal(interval))
        renew();
}

bool WorkerPool::State::wait_for_renewal(milliseconds interval) {
    auto signals = signals_.lock();
    signals.wait_for(leases_due_, interval,
                     [](const Signals& now) { return now.workers_ended || now.check_now; });
    signals->check_now = false;
    return !signals->workers_ended;
}

void WorkerPool::State::renew() {
    const auto claims = running_.leased();
    if (claims.empty()) return;
    try {
        const auto states = queue_.renew(claims, options_.lease);
        outage_.succeeded();
        for (std::size_t i = 0; i < std::min(claims.size(), states.size()); ++i)
            heed(claims[i], states[i]);
    } catch (const std::exception& error) {
        outage_.failed("renews no lease", error);
    }
}

void WorkerPool::State::heed(const ItemClaim& claim, LeaseState state) {
    switch (state) {
        case LeaseState::held:
            return;
        case LeaseState::cancel_requested:
            running_.give_up(claim, GiveUp::task_cancelled);
            return;
        case LeaseState::lost:
            running_.give_up(claim, GiveUp::lease_lost);
            return;
    }
}

void WorkerPool::State::pause(milliseconds at_most) {
    auto signals = signals_.lock();
    signals.wait_for(work_arrived_, at_most, [](const Signals& now) { return now.stopping; });
}

bool WorkerPool::State::is_stopping() const {
    const auto signals = signals_.lock();
    return signals->stopping;
}

WorkerPool::WorkerPool(WorkQueue& queue, ItemProcessor& processor, const WorkerOptions& options,
                       std::function<void(const std::string& task_id)> on_change)
    : state_(std::make_unique<State>(queue, processor, options, std::move(on_change))) {}

WorkerPool::~WorkerPool() = default;

void WorkerPool::wake() {
    state_->wake();
}

void WorkerPool::stop_task(std::string_view task_id) {
    state_->stop_task(task_id);
}

void WorkerPool::check_leases() {
    state_->check_leases();
}

void WorkerPool::stop() {
    state_->stop();
}

}  // namespace storyflow::tasks
