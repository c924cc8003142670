#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/locked.hpp"
#include "tasks/pace.hpp"
#include "tasks/task.hpp"
#include "tasks/task_events.hpp"
#include "tasks/task_page.hpp"
#include "tasks/task_store.hpp"

namespace storyflow::tasks {

/// The tasks in memory: what the store holds, as far as it was read, plus additions to the live record.
/// Readers get deep copies; each update is atomic for them. Also notifies the watchers of changes and
/// measures the pace. Only reads the store, and never while holding a lock that readers need. Safe from any
/// thread.
class LiveTasks {
  public:
    /// `workers` is the number of workers; estimates count at least one.
    LiveTasks(TaskStore& store, int workers) : store_(store), workers_(workers) {}

    /// Reads all tasks of the store, without events, because there are no watchers yet.
    void load();
    /// Reads the task from the store. Afterwards everything that was stored about the task before the call is
    /// known, and everything new has been published in the order in which it happened: each finished item,
    /// then the head. A task that is gone is removed. Calls for one task take turns, and calls that arrive
    /// during a turn share the next one; calls for different tasks do not wait for each other. Passes on
    /// exceptions of the store; the calls that would have shared the turn then take their own.
    void refresh(const std::string& task_id);
    /// Adds a new task as `enqueue` returned it, for use when the store cannot be read.
    void put(const TaskStatus& head);
    /// Removes a task that the store no longer has. No event.
    void forget(const std::string& task_id);

    /// Live additions, which are not stored; they are published. Nothing happens if the task is unknown or
    /// has ended. Counts are valid until the next ones from the store.
    void set_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                      const std::optional<std::string>& current_segment_id);
    void add(std::string_view task_id, const CompletedSegment& segment);
    void add(std::string_view task_id, const SegmentError& error);

    /// Both return std::nullopt for an unknown task.
    [[nodiscard]] std::optional<TaskHead> head(std::string_view task_id) const;
    [[nodiscard]] std::optional<TaskStatus> find(std::string_view task_id) const;
    [[nodiscard]] bool is_cancelled(std::string_view task_id) const;
    /// Whether the task is known and has ended: nothing about it will change any more.
    [[nodiscard]] bool is_ended(std::string_view task_id) const;
    /// Newest first.
    [[nodiscard]] TaskPage list(const TaskFilter& filter, std::size_t offset, std::size_t limit) const;
    [[nodiscard]] std::vector<std::string> ids() const;

    /// An estimate of the task's place and end. It assumes that all workers first do the work ahead of the
    /// task, then the task's; other projects' tasks may be served in between. Tasks are ordered by priority,
    /// then by the order of submission. Empty if the task is unknown, has ended or is being cancelled.
    [[nodiscard]] Outlook outlook(std::string_view task_id) const;
    /// The time that all workers together need; std::nullopt while the pace is unknown.
    [[nodiscard]] std::optional<double> seconds_for(std::int64_t characters) const;

    [[nodiscard]] TaskEvents& events() { return events_; }

  private:
    struct Record {
        TaskStatus head;  ///< without its lists
        std::vector<CompletedSegment> completed;
        std::vector<SegmentError> errors;
        std::size_t known_finished = 0;   ///< without live additions, which the lists contain too
        std::int64_t stored_version = 0;  ///< without live additions, which the head's version counts too
        std::int64_t live_additions = 0;
    };
    /// Priority, number, id: the task with the smallest rank comes first.
    using Rank = std::tuple<Priority, std::int64_t, std::string>;
    struct Known {
        /// Null for an unknown task.
        [[nodiscard]] const Record* find(std::string_view task_id) const;
        void add_to_orders(const Record& record);
        void remove_from_orders(const TaskStatus& head);

        std::map<std::string, Record, std::less<>> records;
        std::set<std::pair<std::int64_t, std::string>> by_number;
        std::map<Rank, const Record*> line;  ///< tasks with work left
        Pace pace;
    };
    /// The threads that refresh one task.
    struct Line {
        std::uint64_t asked = 0;
        std::uint64_t served = 0;  ///< all threads with a number up to this one are served
        bool is_running = false;
        std::size_t present = 0;
    };
    class Turn;

    /// Returns once `action`, this one or that of another thread, has run completely after this call began.
    void take_turn(const std::string& task_id, const std::function<void()>& action);
    void read(const std::string& task_id);
    [[nodiscard]] std::size_t known_finished(std::string_view task_id) const;
    /// Applies what the store returned for `known_finished`. Returns the new head; std::nullopt if the delta
    /// is no newer than what is known.
    std::optional<TaskStatus> apply(const TaskDelta& delta);
    void erase(const std::string& task_id);
    /// Returns the changed head; changes nothing and returns std::nullopt if the task is unknown or has
    /// ended.
    std::optional<TaskStatus> change_live(std::string_view task_id,
                                          const std::function<void(Record&)>& change);
    void publish(const TaskDelta& delta, const TaskStatus& head);
    template <typename What>
    void publish(const TaskStatus& head, What what);
    [[nodiscard]] std::optional<double> shared(std::optional<double> seconds) const;

    TaskStore& store_;
    const int workers_;
    base::Locked<Known, std::shared_mutex> known_;
    TaskEvents events_;
    base::Locked<std::unordered_map<std::string, Line>> lines_;
    std::condition_variable turn_ended_;
};

}  // namespace storyflow::tasks
