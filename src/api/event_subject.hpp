#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tasks/pace.hpp"
#include "tasks/task_events.hpp"
#include "tasks/task_manager.hpp"

namespace storyflow::api {

/// The state of an event stream's subject at one moment.
struct Snapshot {
    std::string json;
    bool is_last = false;  ///< no event can follow
};

/// The subject of an event stream: one task, or all tasks of a project.
class EventSubject {
  public:
    virtual ~EventSubject() = default;

    /// The number of the newest event of this process.
    [[nodiscard]] virtual std::uint64_t newest() const = 0;
    /// See `tasks::TaskEvents::watch`; null if the task manager is not running.
    [[nodiscard]] virtual std::unique_ptr<tasks::TaskEvents::Watch> watch(
        std::uint64_t after, std::function<void()> on_news) const = 0;
    /// About how many bytes of memory making the snapshot takes; 0 for a small one.
    [[nodiscard]] virtual std::size_t snapshot_bytes() const = 0;
    /// The state as of now; std::nullopt if the subject is gone.
    [[nodiscard]] virtual std::optional<Snapshot> snapshot() const = 0;
    [[nodiscard]] virtual bool has_ended() const = 0;
    /// Whether this event is the last one of the subject.
    [[nodiscard]] virtual bool ends_with(const tasks::TaskEvent& event) const = 0;
    [[nodiscard]] virtual tasks::Outlook outlook(std::string_view task_id) const = 0;
};

/// One task: its whole status; ends with the task. Borrows the manager.
[[nodiscard]] std::unique_ptr<EventSubject> task_subject(tasks::TaskManager& tasks, std::string task_id);

/// All tasks of a project: the newest hundred; never ends. Borrows the manager.
[[nodiscard]] std::unique_ptr<EventSubject> project_subject(tasks::TaskManager& tasks,
                                                            std::string project_id);

}  // namespace storyflow::api
