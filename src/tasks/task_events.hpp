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

/// One thing that happened to a task. The status comes without its lists.
struct TaskEvent {
    std::uint64_t number = 0;  ///< grows by one with each event of this process
    std::string task_id;
    std::string project_id;
    std::variant<TaskStatus, CompletedSegment, SegmentError> what;
};

/// Whose events are wanted: those of one task, or of all tasks of a project.
struct WatchedTask {
    std::string task_id;
};
struct WatchedProject {
    std::string project_id;
};
using Watched = std::variant<WatchedTask, WatchedProject>;

/// What a watcher gets in one go.
struct News {
    std::vector<TaskEvent> events;
    /// True: events before these are no longer remembered; look at the whole state anew.
    bool missed_some = false;
};

/// The last events, as many as fit, and those who wait for the next ones. Watchers hold a position, no
/// buffer, so a slow one costs nothing and misses what was forgotten meanwhile. Safe from any thread.
class TaskEvents {
  public:
    class Watch;

    explicit TaskEvents(std::size_t capacity = 2'048);
    ~TaskEvents();
    TaskEvents(const TaskEvents&) = delete;
    TaskEvents& operator=(const TaskEvents&) = delete;

    /// Numbers the event, remembers it, and wakes whom it concerns.
    void publish(TaskEvent event);
    /// The number of the newest event.
    [[nodiscard]] std::uint64_t newest() const;

    /// Watches from behind event `after` (the newest one without it). `on_news` is called from any thread,
    /// perhaps once more while the watch goes away; it must be quick, and must neither throw nor call back.
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

    /// The next events that concern it, `at_most` so many; empty when there are none yet.
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
