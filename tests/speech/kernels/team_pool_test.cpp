#include "speech/kernels/team_pool.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace storyflow::speech::kernels {
namespace {

TEST(TeamPool, KeepsTeamsAndTheirRoomForTheNext) {
    TeamPool pool(2);
    ThreadTeam* first = nullptr;
    {
        TeamPool::Loan lease(pool);
        first = &lease.team();
        lease.team().arena(0).clear(4096);
    }
    TeamPool::Loan lease(pool);
    EXPECT_EQ(&lease.team(), first);
    EXPECT_EQ(lease.team().arena(0).capacity(), 4096U);
    TeamPool::Loan other(pool);
    EXPECT_NE(&other.team(), first);
    EXPECT_EQ(other.team().threads(), 2U);
}

TEST(TeamPool, KeepsMatricesMemoryAsLongAsAnyoneSpeaks) {
    constexpr std::size_t size = 1 << 20;
    const auto use = [](ThreadTeam& team) { team.memory()->give_back(team.memory()->take(size)); };
    TeamPool pool(2);
    ThreadTeam* idle = nullptr;
    {
        const auto speaking = std::make_unique<TeamPool::Loan>(pool);
        {
            TeamPool::Loan other(pool);
            idle = &other.team();
            use(*idle);
        }
        EXPECT_EQ(idle->memory()->kept_bytes(), size);
    }
    EXPECT_EQ(idle->memory()->kept_bytes(), 0U);
}

}  // namespace
}  // namespace storyflow::speech::kernels
