#include "speech/kokoro/team_pool.hpp"

#include <utility>

namespace storyflow::speech::kokoro {

std::unique_ptr<kernels::ThreadTeam> TeamPool::take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<kernels::ThreadTeam>(cores_, budget_);
    auto team = std::move(idle_.back());
    idle_.pop_back();
    return team;
}

void TeamPool::give_back(std::unique_ptr<kernels::ThreadTeam> team) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(team));
}

}  // namespace storyflow::speech::kokoro
