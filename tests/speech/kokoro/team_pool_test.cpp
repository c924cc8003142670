#include "speech/kokoro/team_pool.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech::kokoro {
namespace {

TEST(TeamPool, KeepsTeamsAndTheirRoomForTheNext) {
    TeamPool pool(2);
    kernels::ThreadTeam* first = nullptr;
    {
        TeamPool::Lease lease(pool);
        first = &lease.team();
        lease.team().arena(0).clear(4096);
    }
    TeamPool::Lease lease(pool);
    EXPECT_EQ(&lease.team(), first);
    EXPECT_EQ(lease.team().arena(0).capacity(), 4096U);
    TeamPool::Lease other(pool);
    EXPECT_NE(&other.team(), first);
    EXPECT_EQ(other.team().threads(), 2U);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
