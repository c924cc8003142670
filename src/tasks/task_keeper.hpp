#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "base/clock.hpp"
#include "base/locked.hpp"
#include "tasks/live_tasks.hpp"
#include "tasks/outage_log.hpp"
#include "tasks/task_manager_options.hpp"
#include "tasks/task_store.hpp"
#include "tasks/work_queue.hpp"
#include "tasks/worker_pool.hpp"

namespace storyflow::tasks {

/// The thread that keeps the live tasks up to date: it retries refreshes that failed, follows changes of
/// other processes, takes back the work of dead processes, and removes expired tasks. All methods are safe
/// from any thread.
class TaskKeeper {
  public:
    TaskKeeper(TaskStore& store, WorkQueue& queue, LiveTasks& live, const TaskManagerOptions& options);
    ~TaskKeeper();
    TaskKeeper(const TaskKeeper&) = delete;
    TaskKeeper& operator=(const TaskKeeper&) = delete;

    /// Borrows the pool until `stop`.
    void start(WorkerPool& pool);
    void stop();

    /// Refreshes the live task. If that fails, returns false, and the keeper repeats it until it succeeds.
    bool refresh_or_later(const std::string& task_id) noexcept;
    /// Makes the keeper refresh the live task soon.
    void refresh_later(const std::string& task_id);

    /// Removes tasks that ended longer ago than the retention; returns how many.
    std::size_t cleanup();
    void cleanup_or_log() noexcept;

  private:
    using Time = std::chrono::steady_clock::time_point;
    struct Chores {
        std::set<std::string> unseen;  ///< changed tasks that must be refreshed
        Time unseen_due;
        bool stopping = false;
    };

    void add_unseen(std::set<std::string> task_ids, std::chrono::milliseconds delay);
    void keep();
    /// Returns false when the keeper stops.
    bool wait_for_chores();
    [[nodiscard]] Time next_due(const Chores& chores) const;
    /// Throws nothing: a failed chore is repeated the next time.
    template <typename Chore>
    void do_chore(const char* name, Chore chore) noexcept;
    void look_at_unseen();
    void look_at(const std::string& task_id);
    void take_back_orphans();
    void follow_others();
    void forget_what_others_removed();

    TaskStore& store_;
    WorkQueue& queue_;
    LiveTasks& live_;
    const TaskManagerOptions options_;
    WorkerPool* pool_ = nullptr;  ///< set before the thread starts
    OutageLog outage_;

    base::Locked<Chores> chores_;
    std::condition_variable chores_arrived_;

    Time cleanup_due_;  ///< used only by the thread, like the members below
    Time sharing_due_;
    base::Timestamp orphans_seen_;
    base::Timestamp others_seen_;

    std::mutex stop_mutex_;
    std::thread thread_;
};

}  // namespace storyflow::tasks
