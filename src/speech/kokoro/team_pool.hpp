#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/locked.hpp"
#include "speech/kokoro/kernels/core_budget.hpp"
#include "speech/kokoro/kernels/thread_team.hpp"

namespace storyflow::speech::kokoro {

/// Teams of threads with their room for results in between, kept for the next utterance: as many as were ever
/// needed at one time. All share the same cores, and the memory for their sounds. When nobody speaks any
/// more, their matrices' memory goes back to the system. Safe from any thread.
class TeamPool {
  public:
    /// For each core: what some 13 seconds of sound need. Two cores speak within 700 MB, model and all.
    static constexpr std::size_t memory_of_core = std::size_t{130} << 20U;

    explicit TeamPool(std::size_t cores) : cores_(cores), budget_(cores), memory_(cores * memory_of_core) {}

    /// A team and a core of its own, as long as this lives. Borrows the pool.
    class Lease {
      public:
        explicit Lease(TeamPool& pool) : pool_(pool), place_(pool.budget_), team_(pool.take()) {}
        ~Lease() { pool_.give_back(std::move(team_)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        [[nodiscard]] kernels::ThreadTeam& team() { return *team_; }

      private:
        TeamPool& pool_;
        kernels::CoreBudget::Place place_;
        std::unique_ptr<kernels::ThreadTeam> team_;
    };

  private:
    struct Teams {
        std::size_t leased = 0;
        std::vector<std::unique_ptr<kernels::ThreadTeam>> idle;
    };

    [[nodiscard]] std::unique_ptr<kernels::ThreadTeam> take();
    void give_back(std::unique_ptr<kernels::ThreadTeam> team);

    const std::size_t cores_;
    kernels::CoreBudget budget_;
    kernels::MemoryBudget memory_;
    base::Locked<Teams> teams_;
};

}  // namespace storyflow::speech::kokoro
