#include "speech/kernels/team_pool.hpp"

#include <utility>

namespace storyflow::speech::kernels {

std::unique_ptr<ThreadTeam> TeamPool::take() {
    const auto teams = teams_.lock();
    std::unique_ptr<ThreadTeam> team;
    if (teams->idle.empty()) {
        team = std::make_unique<ThreadTeam>(cores_, budget_, memory_);
    } else {
        team = std::move(teams->idle.back());
        teams->idle.pop_back();
    }
    ++teams->lent;
    return team;
}

void TeamPool::give_back(std::unique_ptr<ThreadTeam> team) {
    const auto teams = teams_.lock();
    teams->idle.push_back(std::move(team));
    if (--teams->lent > 0) return;
    for (const auto& idle : teams->idle)
        idle->memory()->release();
}

}  // namespace storyflow::speech::kernels
