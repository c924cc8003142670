#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/locked.hpp"
#include "tasks/task.hpp"

namespace storyflow::tasks {

/// One event of a task. The status comes without its lists.
struct TaskEvent {
    std::uint64_t number = 0;  ///< grows by one with each event of this process
    std::string task_id;
    std::string project_id;
    std::variant<TaskStatus, CompletedSegment, SegmentError> what;
};

/// The subject of a watch: one task, or all tasks of a project.
struct WatchedTask {
    std::string task_id;
};
struct WatchedProject {
    std::string project_id;
};
using Watched = std::variant<WatchedTask, WatchedProject>;

/// The events that a watcher gets in one call.
struct News {
    std::vector<TaskEvent> events;
    /// True if events before these are no longer remembered: the watcher must read the whole state again.
    bool missed_some = false;
};

/// The last events, up to a fixed number, and the watchers that wait for the next ones. A watcher holds a
/// position, not a buffer, so a slow one takes no memory and misses events that were forgotten meanwhile.
/// Safe from any thread.
class TaskEvents {
  public:
    class Watch;

    explicit TaskEvents(std::size_t capacity = 2'048);
    ~TaskEvents();
    TaskEvents(const TaskEvents&) = delete;
    TaskEvents& operator=(const TaskEvents&) = delete;

    /// Numbers the event, stores it, and wakes its watchers.
    void publish(TaskEvent event);
    /// The number of the newest event.
    [[nodiscard]] std::uint64_t newest() const;

    /// Watches events after number `after` (std::nullopt: after the newest). `on_news` is called from any
    /// thread, possibly once more while the watch is destroyed; it must be quick, must not throw and must not
    /// call this object.
    [[nodiscard]] std::unique_ptr<Watch> watch(Watched watched, std::optional<std::uint64_t> after,
                                               std::function<void()> on_news);

  private:
    struct State;
    std::shared_ptr<base::Locked<State>> state_;
};

/// One watcher's position. May outlive the `TaskEvents`. Used by one thread at a time.
class TaskEvents::Watch {
  public:
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    /// The next events of the watched subject, at most `at_most`; empty if there are none yet.
    [[nodiscard]] News take(std::size_t at_most = 64);

  private:
    friend class TaskEvents;
    Watch(std::shared_ptr<base::Locked<State>> state, Watched watched, std::uint64_t after);

    std::shared_ptr<base::Locked<State>> state_;
    Watched watched_;
    std::uint64_t after_;
    std::uint64_t registration_ = 0;
    bool missed_some_ = false;
};

}  // namespace storyflow::tasks
