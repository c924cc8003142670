#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "tasks/item_processor.hpp"
#include "tasks/task_manager.hpp"
#include "tasks/task_registry.hpp"
#include "tasks/task_store.hpp"

namespace storyflow::tasks {

/// What runs between `TaskManager::start` and `shutdown`: the workers, the clean-up timer, and the mirror of
/// the store. A change of the store and its mirror are one step under `ledger_mutex_`, so that the mirror
/// never runs ahead of what is durable and never misses a piece of it. Readers take only the registry's own
/// short lock.
class TaskManager::Runtime {
  public:
    Runtime(TaskStore& store, ItemProcessor& processor, const base::Clock& clock,
            const TaskManagerOptions& options);
    ~Runtime();
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;

    /// Waits a moment when the work is still being given up for a cancelled task; throws `Error{unavailable}`
    /// when that takes too long.
    EnqueueResult submit(const NewTask& task);
    bool cancel(std::string_view task_id);
    std::size_t cleanup();
    [[nodiscard]] TaskRegistry& registry() { return registry_; }
    void stop();

  private:
    struct RunningItem {
        std::string task_id;
        std::stop_source stop;
    };

    void work(int number);
    /// Waits for the next item; nothing when the runtime stops.
    std::optional<ItemClaim> next_claim();
    std::optional<ItemClaim> try_claim();  ///< under `ledger_mutex_`
    /// Nothing when the item was given up because the process ends: the store hands it out again after the
    /// next start.
    std::optional<ItemOutcome> process(const ItemClaim& claim);
    /// Tries until the store has taken it or the runtime stops: finished work is not thrown away over a busy
    /// disk.
    void finish(const ItemClaim& claim, const ItemOutcome& outcome);
    void record(const ItemClaim& claim, const ItemOutcome& outcome);
    void clean_up_now_and_then();
    void cleanup_or_log() noexcept;
    /// False when the runtime stops before the time is over.
    bool wait_for(std::chrono::milliseconds time);

    TaskStore& store_;
    ItemProcessor& processor_;
    const base::Clock& clock_;
    const TaskManagerOptions options_;
    TaskRegistry registry_;

    std::mutex ledger_mutex_;
    std::condition_variable work_arrived_;
    std::condition_variable item_ended_;
    std::map<std::int64_t, RunningItem> running_;  ///< by item id
    bool stopping_ = false;

    std::vector<std::thread> threads_;
};

}  // namespace storyflow::tasks
