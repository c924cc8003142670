#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tasks/pace.hpp"
#include "tasks/task_events.hpp"
#include "tasks/task_registry.hpp"
#include "tasks/task_store.hpp"
#include "tasks/task_turns.hpp"

namespace storyflow::tasks {

/// Keeps the registry in step with the store, tells the watchers what changed, and measures the pace. The
/// store is only ever read here, and never under a lock that readers need. Safe from any thread.
class TaskMirror {
  public:
    explicit TaskMirror(TaskStore& store) : store_(store) {}

    /// Takes up every task of the store, without events: nobody watches yet.
    void load();

    /// Looks at the store: afterwards the registry knows all that was stored about the task before the call,
    /// and everything new has been published in the order in which it happened: each finished item, then the
    /// head. A task that is gone is forgotten.
    void refresh(const std::string& task_id);
    /// A new task as `enqueue` told it, when the store cannot be looked at.
    void put(const TaskStatus& head);
    /// The store no longer has it. No event.
    void forget(const std::string& task_id);

    void set_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                      const std::optional<std::string>& current_segment_id);
    void add(std::string_view task_id, const CompletedSegment& segment);
    void add(std::string_view task_id, const SegmentError& error);

    [[nodiscard]] const TaskRegistry& registry() const { return registry_; }
    [[nodiscard]] TaskEvents& events() { return events_; }
    /// With so many workers side by side on all that comes before the task and on itself. An estimate:
    /// projects share the workers, so tasks of others may be served in between.
    [[nodiscard]] Outlook outlook(std::string_view task_id, int workers) const;
    /// How long so many workers together take; nothing while the pace is unknown.
    [[nodiscard]] std::optional<double> seconds_for(std::int64_t characters, int workers) const;

  private:
    void read(const std::string& task_id);
    void learn_pace(const TaskDelta& delta);
    void publish(const TaskDelta& delta, const TaskStatus& head);
    template <typename What>
    void publish(const TaskStatus& head, What what);

    TaskStore& store_;
    TaskRegistry registry_;
    TaskEvents events_;
    Pace pace_;
    TaskTurns turns_;
};

}  // namespace storyflow::tasks
