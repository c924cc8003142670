#include "tasks/task_runtime.hpp"

#include <pthread.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <utility>
#include <variant>

#include "base/error.hpp"

namespace storyflow::tasks {

namespace {

constexpr std::chrono::seconds longest_wait_for_a_cancelled_item{3};

base::Error still_being_cancelled() {
    return {base::ErrorKind::unavailable,
            "An earlier narration of this segment is still being cancelled. Try again in a moment."};
}

void name_this_thread(const std::string& name) {
    ::pthread_setname_np(::pthread_self(), name.substr(0, 15).c_str());
}

/// Appends the outcome to the live record and counts it.
void append(TaskStatus& status, const ItemClaim& claim, const ItemOutcome& outcome) {
    if (std::holds_alternative<ItemCancelled>(outcome)) return;
    if (const auto* completed = std::get_if<CompletedSegment>(&outcome)) {
        status.completed_segments.push_back(*completed);
    } else {
        status.errors.push_back({claim.segment_id, std::get<ItemFailed>(outcome).reason});
    }
    set_progress(status, status.progress.current + 1, status.progress.total, std::nullopt);
}

}  // namespace

TaskManager::Runtime::Runtime(TaskStore& store, ItemProcessor& processor, const base::Clock& clock,
                              const TaskManagerOptions& options)
    : store_(store), processor_(processor), clock_(clock), options_(options) {
    for (auto& status : store_.recover(clock_.now()))
        registry_.put(std::move(status));
    cleanup();
    try {
        for (int number = 1; number <= options_.workers; ++number) {
            threads_.emplace_back([this, number] { work(number); });
        }
        threads_.emplace_back([this] { clean_up_now_and_then(); });
    } catch (...) {
        stop();  // the threads that did start must not outlive this object
        throw;
    }
}

TaskManager::Runtime::~Runtime() {
    stop();
}

void TaskManager::Runtime::stop() {
    {
        const std::lock_guard lock(ledger_mutex_);
        stopping_ = true;
        for (auto& [id, item] : running_)
            item.stop.request_stop();
    }
    work_arrived_.notify_all();
    item_ended_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

EnqueueResult TaskManager::Runtime::submit(const NewTask& task) {
    EnqueueResult result;
    {
        std::unique_lock lock(ledger_mutex_);
        const auto deadline = std::chrono::steady_clock::now() + longest_wait_for_a_cancelled_item;
        for (;;) {
            if (stopping_) throw base::Error(base::ErrorKind::unavailable, "The server is shutting down.");
            result = store_.enqueue(task, options_.queue_limit, clock_.now());
            if (!result.must_wait) break;
            if (item_ended_.wait_until(lock, deadline) == std::cv_status::timeout)
                throw still_being_cancelled();
        }
        if (result.is_new) registry_.put(result.status);
    }
    work_arrived_.notify_all();
    cleanup_or_log();  // the task is accepted already, whatever becomes of old ones
    return result;
}

bool TaskManager::Runtime::cancel(std::string_view task_id) {
    const std::lock_guard lock(ledger_mutex_);
    const auto now = clock_.now();
    const auto state = store_.request_cancel(task_id, now);
    if (!state) return false;
    registry_.update(task_id, [&](TaskStatus& status) {
        if (is_end_state(status.state)) return;
        status.cancel_requested = true;
        status.state = *state;
        if (is_end_state(*state)) status.completed_at = now;
    });
    for (auto& [id, item] : running_) {
        if (item.task_id == task_id) item.stop.request_stop();
    }
    return true;
}

std::size_t TaskManager::Runtime::cleanup() {
    const std::lock_guard lock(ledger_mutex_);
    const auto removed = store_.remove_ended_before(clock_.now() - options_.retention);
    registry_.erase(removed);
    if (!removed.empty()) spdlog::info("Forgot {} ended task(s).", removed.size());
    return removed.size();
}

void TaskManager::Runtime::work(int number) {
    name_this_thread("narrate-" + std::to_string(number));
    while (const auto claim = next_claim()) {
        if (const auto outcome = process(*claim)) finish(*claim, *outcome);
        {
            const std::lock_guard lock(ledger_mutex_);
            running_.erase(claim->item_id);
        }
        item_ended_.notify_all();
    }
}

std::optional<ItemClaim> TaskManager::Runtime::next_claim() {
    std::unique_lock lock(ledger_mutex_);
    while (!stopping_) {
        try {
            if (auto claim = try_claim()) return claim;
            work_arrived_.wait(lock);
        } catch (const std::exception& error) {
            spdlog::error("The task store hands out no work: {}", error.what());
            work_arrived_.wait_for(lock, options_.store_retry_delay);
        }
    }
    return std::nullopt;
}

std::optional<ItemClaim> TaskManager::Runtime::try_claim() {
    auto claim = store_.claim_next(clock_.now());
    if (!claim) return std::nullopt;
    running_[claim->item_id].task_id = claim->task_id;
    registry_.update(claim->task_id, [&](TaskStatus& status) {
        status.state = TaskState::processing;
        set_progress(status, status.progress.current, status.progress.total, claim->segment_id);
    });
    return claim;
}

std::optional<ItemOutcome> TaskManager::Runtime::process(const ItemClaim& claim) {
    std::stop_token stop;
    {
        const std::lock_guard lock(ledger_mutex_);
        if (stopping_) return std::nullopt;
        stop = running_.at(claim.item_id).stop.get_token();
    }
    try {
        return processor_.process(claim, stop);
    } catch (const base::Error& error) {
        if (error.kind() != base::ErrorKind::cancelled) return ItemFailed{error.what()};
        if (registry_.is_cancelled(claim.task_id)) return ItemCancelled{};
        return stop.stop_requested() ? std::nullopt : std::optional<ItemOutcome>(ItemFailed{error.what()});
    } catch (const std::exception& error) {
        return ItemFailed{error.what()};
    } catch (...) {
        return ItemFailed{"Narration failed for an unknown reason."};
    }
}

void TaskManager::Runtime::finish(const ItemClaim& claim, const ItemOutcome& outcome) {
    for (;;) {
        try {
            record(claim, outcome);
            return;
        } catch (const std::exception& error) {
            spdlog::error("The task store takes no result: {}", error.what());
        }
        if (!wait_for(options_.store_retry_delay)) return;
    }
}

void TaskManager::Runtime::record(const ItemClaim& claim, const ItemOutcome& outcome) {
    const std::lock_guard lock(ledger_mutex_);
    const auto now = clock_.now();
    const TaskState state = store_.finish_item(claim, outcome, now);
    registry_.update(claim.task_id, [&](TaskStatus& status) {
        append(status, claim, outcome);
        status.state = state;
        if (is_end_state(state)) status.completed_at = now;
    });
}

void TaskManager::Runtime::clean_up_now_and_then() {
    name_this_thread("task-cleanup");
    while (wait_for(options_.cleanup_interval))
        cleanup_or_log();
}

void TaskManager::Runtime::cleanup_or_log() noexcept {
    try {
        cleanup();
    } catch (const std::exception& error) {
        spdlog::error("Ended tasks could not be removed: {}", error.what());
    }
}

bool TaskManager::Runtime::wait_for(std::chrono::milliseconds time) {
    std::unique_lock lock(ledger_mutex_);
    const auto deadline = std::chrono::steady_clock::now() + time;
    return !work_arrived_.wait_until(lock, deadline, [this] { return stopping_; });
}

}  // namespace storyflow::tasks
