#pragma once

#include "store/sqlite/database.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::store {

/// Its times are those of `clock`. Claims and renewals do not wait for the disk; what a power cut undoes of
/// them was held by a worker that the same power cut ended, for the file belongs to one machine.
class SqliteWorkQueue final : public tasks::WorkQueue {
  public:
    SqliteWorkQueue(Database& database, const base::Clock& clock) : database_(database), clock_(clock) {}

    tasks::ClaimResult claim_next(std::string_view owner, std::chrono::milliseconds lease) override;
    std::vector<tasks::LeaseState> renew(const std::vector<tasks::ItemClaim>& claims,
                                         std::chrono::milliseconds lease) override;
    tasks::FinishResult finish_item(const tasks::ItemClaim& claim,
                                    const tasks::ItemOutcome& outcome) override;
    std::vector<std::string> put_back(tasks::Orphans which) override;

  private:
    Database& database_;
    const base::Clock& clock_;
};

}  // namespace storyflow::store
