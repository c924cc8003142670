#pragma once

#include "store/sqlite/database.hpp"
#include "tasks/task_store.hpp"

namespace storyflow::store {

class SqliteTaskStore final : public tasks::TaskStore {
  public:
    explicit SqliteTaskStore(Database& database) : database_(database) {}

    tasks::EnqueueResult enqueue(const tasks::NewTask& task, std::int64_t queue_limit,
                                 base::Timestamp now) override;
    std::optional<tasks::ItemClaim> claim_next(base::Timestamp now) override;
    tasks::TaskState finish_item(const tasks::ItemClaim& claim, const tasks::ItemOutcome& outcome,
                                 base::Timestamp now) override;
    std::optional<tasks::TaskState> request_cancel(std::string_view task_id, base::Timestamp now) override;
    std::vector<tasks::TaskStatus> recover(base::Timestamp now) override;
    std::vector<std::string> remove_ended_before(base::Timestamp time) override;

  private:
    Database& database_;
};

}  // namespace storyflow::store
