#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/locked.hpp"
#include "speech/kernels/core_budget.hpp"
#include "speech/kernels/thread_team.hpp"

namespace storyflow::speech::kernels {

/// Teams of threads with their scratch memory, kept for later utterances; the pool makes a new team only when
/// all others are on loan. All teams share the same cores and the same budget for activations. When the last
/// loan ends, the memory of the teams' matrices goes back to the system. Safe from any thread.
class TeamPool {
  public:
    /// Bytes of activations for each core: enough for about 13 seconds of sound. With two cores the process
    /// stays below 700 MB, the model included.
    static constexpr std::size_t memory_of_core = std::size_t{130} << 20U;

    explicit TeamPool(std::size_t cores) : cores_(cores), budget_(cores), memory_(cores * memory_of_core) {}

    /// A team and its own core, for the lifetime of this object. Borrows the pool.
    class Loan {
      public:
        explicit Loan(TeamPool& pool) : pool_(pool), core_(pool.budget_), team_(pool.take()) {}
        ~Loan() { pool_.give_back(std::move(team_)); }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;

        [[nodiscard]] ThreadTeam& team() { return *team_; }

      private:
        TeamPool& pool_;
        CoreBudget::Core core_;
        std::unique_ptr<ThreadTeam> team_;
    };

  private:
    struct Teams {
        std::size_t lent = 0;
        std::vector<std::unique_ptr<ThreadTeam>> idle;
    };

    [[nodiscard]] std::unique_ptr<ThreadTeam> take();
    void give_back(std::unique_ptr<ThreadTeam> team);

    const std::size_t cores_;
    CoreBudget budget_;
    ActivationBudget memory_;
    base::Locked<Teams> teams_;
};

}  // namespace storyflow::speech::kernels
