#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sql/task_store.hpp"
#include "store/sql/work_queue.hpp"
#include "store/sqlite/database.hpp"
#include "tasks/task_store.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::tasks {

/// A task of `project` with one item of 100 characters per segment.
inline NewTask new_task(const std::string& id, const std::vector<std::string>& segments,
                        Priority priority = Priority::batch) {
    NewTask task;
    task.id = id;
    task.project_id = "project";
    task.priority = priority;
    task.rendition = {"kokoro", "af_bella", 1.0};
    for (const auto& segment : segments)
        task.items.push_back({.segment_id = segment, .characters = 100});
    return task;
}

/// The durable queue in a folder of its own, with a clock that stands still.
struct QueuedWork {
    support::TemporaryDirectory directory;
    support::ManualClock clock;
    store::sqlite::Database database{directory.path() / "storyflow.db", {.clock = &clock}};
    store::sql::TaskStore store{database};
    store::sql::WorkQueue queue{database};

    void enqueue(const NewTask& task) { static_cast<void>(store.enqueue(task, 100'000)); }
    [[nodiscard]] TaskStatus status(const std::string& id) {
        return find_status(store, id).value_or(TaskStatus{});
    }
    /// The first item of the task.
    [[nodiscard]] ItemStatus item(const std::string& id) {
        const auto page = store.items(id, 0, 1);
        return page && !page->items.empty() ? page->items.front() : ItemStatus{};
    }
    [[nodiscard]] bool reaches(const std::string& id, TaskState state) {
        return support::eventually([&] { return status(id).state == state; });
    }
};

}  // namespace storyflow::tasks
