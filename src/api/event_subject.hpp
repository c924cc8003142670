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

/// How everything stands that a stream of events is about.
struct Snapshot {
    std::string json;
    bool is_last = false;  ///< nothing can happen any more
};

/// What a stream of events is about.
class EventSubject {
  public:
    virtual ~EventSubject() = default;

    /// The number of the newest event of all.
    [[nodiscard]] virtual std::uint64_t newest() const = 0;
    /// See `tasks::TaskEvents::watch`; a null pointer when nothing is to be watched any more.
    [[nodiscard]] virtual std::unique_ptr<tasks::TaskEvents::Watch> watch(
        std::uint64_t after, std::function<void()> on_news) const = 0;
    /// About how much memory making the snapshot takes; 0 for a small one.
    [[nodiscard]] virtual std::size_t snapshot_bytes() const = 0;
    /// As of now; nothing when it is gone.
    [[nodiscard]] virtual std::optional<Snapshot> snapshot() const = 0;
    [[nodiscard]] virtual bool has_ended() const = 0;
    /// Whether nothing follows this event.
    [[nodiscard]] virtual bool ends_with(const tasks::TaskEvent& event) const = 0;
    [[nodiscard]] virtual tasks::Outlook outlook(std::string_view task_id) const = 0;
};

/// One task: its whole status, and an end. Borrows the manager.
[[nodiscard]] std::unique_ptr<EventSubject> task_subject(tasks::TaskManager& tasks, std::string task_id);

/// All tasks of a project: the newest hundred, and no end. Borrows the manager.
[[nodiscard]] std::unique_ptr<EventSubject> project_subject(tasks::TaskManager& tasks,
                                                            std::string project_id);

}  // namespace storyflow::api
