#pragma once

#include "store/sql/database.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::store::sql {

/// Its times are those of the transactions, so that all processes share them. Claims and renewals do not wait
/// for the disk: a lease that a crash of the database's machine undoes is lost to its worker, because the
/// number of every later one is greater (it is a time).
class WorkQueue final : public tasks::WorkQueue {
  public:
    explicit WorkQueue(Database& database) : database_(database) {}

    tasks::ClaimResult claim_next(std::string_view owner, std::chrono::milliseconds lease) override;
    std::vector<tasks::LeaseState> renew(const std::vector<tasks::ItemClaim>& claims,
                                         std::chrono::milliseconds lease) override;
    tasks::FinishResult finish_item(const tasks::ItemClaim& claim,
                                    const tasks::ItemOutcome& outcome) override;
    std::vector<std::string> put_back(tasks::Orphans which) override;

  private:
    Database& database_;
};

}  // namespace storyflow::store::sql
