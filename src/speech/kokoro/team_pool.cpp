#include "speech/kokoro/team_pool.hpp"

#include <utility>

namespace storyflow::speech::kokoro {

std::unique_ptr<kernels::ThreadTeam> TeamPool::take() {
    const std::lock_guard lock(mutex_);
    std::unique_ptr<kernels::ThreadTeam> team;
    if (idle_.empty()) {
        team = std::make_unique<kernels::ThreadTeam>(cores_, budget_, memory_);
    } else {
        team = std::move(idle_.back());
        idle_.pop_back();
    }
    ++leased_;
    return team;
}

void TeamPool::give_back(std::unique_ptr<kernels::ThreadTeam> team) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(team));
    if (--leased_ > 0) return;
    for (const auto& idle : idle_)
        idle->memory()->release();
}

}  // namespace storyflow::speech::kokoro
