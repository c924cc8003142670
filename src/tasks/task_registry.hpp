#pragma once

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
#include <vector>

#include "tasks/task.hpp"
#include "tasks/task_manager.hpp"
#include "tasks/task_store.hpp"

namespace storyflow::tasks {

/// Where an unfinished task stands. Others come before it by priority, then by the order of submission.
struct Standing {
    bool is_waiting = false;             ///< work on it has not begun
    std::int64_t items_before = 0;       ///< unfinished ones of tasks that come before it
    std::int64_t characters_before = 0;  ///< of those items
    std::int64_t characters_left = 0;    ///< its own

    bool operator==(const Standing&) const = default;
};

/// The tasks that can be asked for, in memory: the store's truth as far as it was read, and what was added to
/// the live record. Readers get deep copies; each update is one step to them. Safe from any thread.
class TaskRegistry {
  public:
    /// Takes over what the store told, unless it is old news. It must have been asked with `known_finished`,
    /// and nothing else of this task may have been applied since. Returns the head as it is now, nothing for
    /// old news.
    std::optional<TaskStatus> apply(const TaskDelta& delta);
    /// How many finished items of the store are known.
    [[nodiscard]] std::size_t known_finished(std::string_view task_id) const;

    [[nodiscard]] std::optional<TaskHead> head(std::string_view task_id) const;
    [[nodiscard]] std::optional<TaskStatus> find(std::string_view task_id) const;
    [[nodiscard]] bool is_cancelled(std::string_view task_id) const;
    /// Known and at its end: nothing about it will change any more.
    [[nodiscard]] bool is_ended(std::string_view task_id) const;
    [[nodiscard]] TaskPage list(const TaskFilter& filter, std::size_t offset, std::size_t limit) const;
    /// Nothing for a task that is unknown, ended or being cancelled.
    [[nodiscard]] std::optional<Standing> standing(std::string_view task_id) const;
    [[nodiscard]] std::vector<std::string> ids() const;

    /// Additions that the store knows nothing of. Each returns the head as it is then; nothing, and nothing
    /// happens, when the task is unknown or has ended. Counts hold until the store brings others.
    std::optional<TaskStatus> set_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                                           const std::optional<std::string>& current_segment_id);
    std::optional<TaskStatus> add(std::string_view task_id, const CompletedSegment& segment);
    std::optional<TaskStatus> add(std::string_view task_id, const SegmentError& error);

    void erase(const std::string& task_id);

  private:
    struct Record {
        TaskStatus head;  ///< without its lists
        std::vector<CompletedSegment> completed;
        std::vector<SegmentError> errors;
        std::size_t known_finished = 0;   ///< not the sizes of the lists: those hold live additions too
        std::int64_t stored_version = 0;  ///< the head's counts the live additions as well
        std::int64_t live_additions = 0;
    };
    /// Priority, number, id: who comes first.
    using Rank = std::tuple<Priority, std::int64_t, std::string>;
    using Records = std::map<std::string, Record, std::less<>>;

    static Rank rank(const TaskStatus& head) { return {head.priority, head.number, head.task_id}; }
    /// Not those being cancelled: nothing of them waits any more.
    static bool is_in_line(const TaskStatus& head);
    std::optional<TaskStatus> change_live(std::string_view task_id,
                                          const std::function<void(Record&)>& change);
    [[nodiscard]] const Record* record(std::string_view task_id) const;

    mutable std::shared_mutex mutex_;
    Records records_;
    std::set<std::pair<std::int64_t, std::string>> by_number_;
    std::map<Rank, const Record*> line_;
};

}  // namespace storyflow::tasks
