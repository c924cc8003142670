#pragma once

#include "store/sqlite/database.hpp"
#include "tasks/task_store.hpp"

namespace storyflow::store {

/// Its times are those of `clock`.
class SqliteTaskStore final : public tasks::TaskStore {
  public:
    SqliteTaskStore(Database& database, const base::Clock& clock) : database_(database), clock_(clock) {}

    tasks::EnqueueResult enqueue(const tasks::NewTask& task, std::int64_t queue_limit) override;
    std::optional<tasks::TaskState> request_cancel(std::string_view task_id) override;
    std::optional<tasks::TaskDelta> find(std::string_view task_id, std::size_t known_finished) override;
    std::vector<std::string> list(std::optional<std::chrono::seconds> age) override;
    std::optional<tasks::ItemPage> items(std::string_view task_id, std::int64_t offset,
                                         std::int64_t limit) override;
    std::vector<std::string> remove_ended(std::chrono::seconds retention) override;

  private:
    Database& database_;
    const base::Clock& clock_;
};

}  // namespace storyflow::store
