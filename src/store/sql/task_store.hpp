#pragma once

#include "store/sql/database.hpp"
#include "tasks/task_store.hpp"

namespace storyflow::store::sql {

/// Uses the transactions' time, so that all processes have the same clock.
class TaskStore final : public tasks::TaskStore {
  public:
    explicit TaskStore(Database& database) : database_(database) {}

    tasks::EnqueueResult enqueue(const tasks::NewTask& task, std::int64_t queue_limit) override;
    std::optional<tasks::TaskState> request_cancel(std::string_view task_id) override;
    std::optional<tasks::TaskDelta> find(std::string_view task_id, std::size_t known_finished) override;
    std::vector<std::string> list(std::optional<std::chrono::seconds> age) override;
    std::optional<tasks::ItemPage> items(std::string_view task_id, std::int64_t offset,
                                         std::int64_t limit) override;
    std::vector<std::string> remove_ended(std::chrono::seconds retention) override;

  private:
    Database& database_;
};

}  // namespace storyflow::store::sql
