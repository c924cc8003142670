#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tasks/task.hpp"

namespace storyflow::tasks {

/// The tasks that can be asked for, in memory. Readers get deep copies; each update is one step to them. Safe
/// from any thread; no lock is held while a caller's database work runs.
class TaskRegistry {
  public:
    void put(TaskStatus status);
    [[nodiscard]] std::optional<TaskStatus> find(std::string_view task_id) const;
    [[nodiscard]] bool is_cancelled(std::string_view task_id) const;
    /// Unknown ids are ignored.
    void update(std::string_view task_id, const std::function<void(TaskStatus&)>& change);
    void erase(const std::vector<std::string>& task_ids);

  private:
    mutable std::mutex mutex_;
    std::map<std::string, TaskStatus, std::less<>> tasks_;
};

/// Replaces the counts; keeps the known segment when none is given.
void set_progress(TaskStatus& status, std::int64_t current, std::int64_t total,
                  std::optional<std::string> current_segment_id);

}  // namespace storyflow::tasks
