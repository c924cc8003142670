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

/// The thread behind the live tasks: it looks at changed tasks again when a look failed, follows what other
/// processes do, takes back what dead ones left behind, and forgets old tasks. All methods are safe from any
/// thread.
class TaskKeeper {
  public:
    TaskKeeper(TaskStore& store, WorkQueue& queue, LiveTasks& live, const TaskManagerOptions& options);
    ~TaskKeeper();
    TaskKeeper(const TaskKeeper&) = delete;
    TaskKeeper& operator=(const TaskKeeper&) = delete;

    /// The pool is borrowed until `stop`.
    void start(WorkerPool& pool);
    void stop();

    /// Refreshes the live task. Returns false when that failed: then the keeper does it, as soon as it can.
    bool refresh_or_later(const std::string& task_id) noexcept;
    /// Has the keeper refresh the live task soon.
    void refresh_later(const std::string& task_id);

    /// Forgets tasks that ended longer ago than the retention; returns how many.
    std::size_t cleanup();
    void cleanup_or_log() noexcept;

  private:
    using Time = std::chrono::steady_clock::time_point;
    struct Chores {
        std::set<std::string> unseen;  ///< changed tasks that are to be refreshed
        Time unseen_due;
        bool stopping = false;
    };

    void add_unseen(std::set<std::string> task_ids, std::chrono::milliseconds delay);
    void keep();
    /// False when the keeper stops.
    bool wait_for_chores();
    [[nodiscard]] Time next_due(const Chores& chores) const;
    /// Throws nothing: what fails is done again the next time.
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
    WorkerPool* pool_ = nullptr;  ///< set before the thread begins
    OutageLog outage_;

    base::Locked<Chores> chores_;
    std::condition_variable chores_arrived_;

    Time cleanup_due_;  ///< used by the thread only, as are those below
    Time sharing_due_;
    base::Timestamp orphans_seen_;
    base::Timestamp others_seen_;

    std::mutex stop_mutex_;
    std::thread thread_;
};

}  // namespace storyflow::tasks
