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

/// The tasks that can be asked for, in memory: what the store holds, as far as it was read, and what was
/// added to the live record. Readers get deep copies, and each update is one step to them. Also tells the
/// watchers what changed and measures the pace. The store is only ever read here, and never under a lock that
/// readers need. Safe from any thread.
class LiveTasks {
  public:
    /// `workers` is how many work side by side; estimates count at least one.
    LiveTasks(TaskStore& store, int workers) : store_(store), workers_(workers) {}

    /// Takes up every task of the store, without events: nobody watches yet.
    void load();
    /// Looks at the store: afterwards all is known here that was stored about the task before the call, and
    /// everything new has been published in the order in which it happened: each finished item, then the
    /// head. A task that is gone is forgotten. Calls for one task take turns, and those that come while a
    /// turn lasts share the next one; calls for different tasks do not wait for each other. Passes on what
    /// the store throws; then the calls that were to share the turn take their own.
    void refresh(const std::string& task_id);
    /// Takes up a new task as `enqueue` told it, for when the store cannot be looked at.
    void put(const TaskStatus& head);
    /// The store no longer has the task. No event.
    void forget(const std::string& task_id);

    /// Additions that the store knows nothing of; they are published. Nothing happens when the task is
    /// unknown or has ended. Counts hold until the store brings others.
    void set_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                      const std::optional<std::string>& current_segment_id);
    void add(std::string_view task_id, const CompletedSegment& segment);
    void add(std::string_view task_id, const SegmentError& error);

    /// Both return std::nullopt for an unknown task.
    [[nodiscard]] std::optional<TaskHead> head(std::string_view task_id) const;
    [[nodiscard]] std::optional<TaskStatus> find(std::string_view task_id) const;
    [[nodiscard]] bool is_cancelled(std::string_view task_id) const;
    /// Known and at its end: nothing about it will change any more.
    [[nodiscard]] bool is_ended(std::string_view task_id) const;
    /// The newest first.
    [[nodiscard]] TaskPage list(const TaskFilter& filter, std::size_t offset, std::size_t limit) const;
    [[nodiscard]] std::vector<std::string> ids() const;

    /// An estimate for when all workers are busy with what comes before the task, and then with the task:
    /// projects share the workers, so tasks of others may be served in between. Other tasks come before it by
    /// priority, then by the order of submission. Empty when the task is unknown, ended or being cancelled.
    [[nodiscard]] Outlook outlook(std::string_view task_id) const;
    /// How long all workers together take; std::nullopt while the pace is unknown.
    [[nodiscard]] std::optional<double> seconds_for(std::int64_t characters) const;

    [[nodiscard]] TaskEvents& events() { return events_; }

  private:
    struct Record {
        TaskStatus head;  ///< without its lists
        std::vector<CompletedSegment> completed;
        std::vector<SegmentError> errors;
        std::size_t known_finished = 0;   ///< not the sizes of the lists: those hold live additions too
        std::int64_t stored_version = 0;  ///< the head's counts the live additions as well
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
        std::map<Rank, const Record*> line;  ///< tasks on which work is left
        Pace pace;
    };
    /// The threads that look at one task.
    struct Line {
        std::uint64_t asked = 0;
        std::uint64_t served = 0;  ///< every thread that asked with a number up to this one
        bool is_running = false;
        std::size_t present = 0;
    };
    class Turn;

    /// Returns when `action`, this one or another thread's, has run from begin to end after the call.
    void take_turn(const std::string& task_id, const std::function<void()>& action);
    void read(const std::string& task_id);
    [[nodiscard]] std::size_t known_finished(std::string_view task_id) const;
    /// Takes over what the store told, which must have been asked with `known_finished`. Returns the head as
    /// it is now, std::nullopt when the delta is no newer than what is known.
    std::optional<TaskStatus> apply(const TaskDelta& delta);
    void erase(const std::string& task_id);
    /// Returns the changed head; std::nullopt, and nothing changes, when the task is unknown or has ended.
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
