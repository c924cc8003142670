#pragma once

#include "store/sql/database.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::store::sql {

/// Uses the transactions' time, so that all processes have the same clock. Claims and renewals do not wait
/// for the disk: if a crash of the database's machine undoes a lease, its worker loses it, because every
/// later lease has a greater number (a time).
class WorkQueue final : public tasks::WorkQueue {
  public:
    explicit WorkQueue(Database& database) : database_(database) {}

    tasks::ClaimResult claim_next(std::string_view owner, std::chrono::milliseconds lease,
                                  const tasks::KindsOfWork& kinds = {}) override;
    std::vector<tasks::LeaseState> renew(const std::vector<tasks::ItemClaim>& claims,
                                         std::chrono::milliseconds lease) override;
    tasks::FinishResult finish_item(const tasks::ItemClaim& claim,
                                    const tasks::ItemOutcome& outcome) override;
    std::vector<std::string> put_back(tasks::Orphans which) override;

  private:
    Database& database_;
};

}  // namespace storyflow::store::sql
