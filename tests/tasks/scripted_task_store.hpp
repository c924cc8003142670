#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tasks/task_store.hpp"

namespace storyflow::tasks {

/// Returns the result of `on_find` for a task, from any thread. Holds no tasks itself.
class ScriptedTaskStore final : public TaskStore {
  public:
    using Find =
        std::function<std::optional<TaskDelta>(std::string_view task_id, std::size_t known_finished)>;

    explicit ScriptedTaskStore(Find on_find) : on_find_(std::move(on_find)) {}

    std::optional<TaskDelta> find(std::string_view task_id, std::size_t known_finished) override {
        return on_find_(task_id, known_finished);
    }
    EnqueueResult enqueue(const NewTask& /*task*/, std::int64_t /*queue_limit*/) override { return {}; }
    std::optional<TaskState> request_cancel(std::string_view /*task_id*/) override { return std::nullopt; }
    std::vector<std::string> list(std::optional<std::chrono::seconds> /*age*/) override { return {}; }
    std::optional<ItemPage> items(std::string_view /*task_id*/, std::int64_t /*offset*/,
                                  std::int64_t /*limit*/) override {
        return std::nullopt;
    }
    std::vector<std::string> remove_ended(std::chrono::seconds /*retention*/) override { return {}; }

  private:
    const Find on_find_;
};

}  // namespace storyflow::tasks
