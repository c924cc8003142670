#include "tasks/running_items.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::tasks {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ItemClaim claim(const std::string& task_id, std::int64_t item_id, std::int64_t lease = 1) {
    ItemClaim claim;
    claim.task_id = task_id;
    claim.item_id = item_id;
    claim.lease = lease;
    return claim;
}

}  // namespace

TEST(RunningItems, StopsTheItemsOfATaskAndNoOthers) {
    RunningItems items;
    for (const auto& running : {claim("t", 1), claim("t", 2), claim("u", 3)})
        items.add(running);
    items.give_up_task("t");
    EXPECT_TRUE(items.stop_token(claim("t", 1)).stop_requested());
    EXPECT_EQ(items.why(claim("t", 2)), GiveUp::task_cancelled);
    EXPECT_FALSE(items.stop_token(claim("u", 3)).stop_requested());
    EXPECT_EQ(items.why(claim("u", 3)), GiveUp::no);
}

TEST(RunningItems, StopsWhatComesLaterWhenAllStop) {
    RunningItems items;
    items.add(claim("t", 1));
    items.give_up_all();
    items.add(claim("t", 2));
    EXPECT_EQ(items.why(claim("t", 1)), GiveUp::pool_stops);
    EXPECT_EQ(items.why(claim("t", 2)), GiveUp::pool_stops);
    EXPECT_TRUE(items.stop_token(claim("t", 2)).stop_requested());
}

TEST(RunningItems, ATaskStoppedWhileItsClaimIsUnderWayIsStoppedFromTheStart) {
    RunningItems items;
    {
        const RunningItems::ClaimUnderWay under_way(items);
        items.give_up_task("t");
        items.add(claim("t", 1));
        items.add(claim("u", 2));
    }
    EXPECT_EQ(items.why(claim("t", 1)), GiveUp::task_cancelled);
    EXPECT_TRUE(items.stop_token(claim("t", 1)).stop_requested());
    EXPECT_EQ(items.why(claim("u", 2)), GiveUp::no);
}

TEST(RunningItems, RemembersNoStoppedTaskWithoutAClaimUnderWay) {
    RunningItems items;
    items.give_up_task("t");
    { const RunningItems::ClaimUnderWay under_way(items); }
    items.add(claim("t", 1));
    EXPECT_EQ(items.why(claim("t", 1)), GiveUp::no);
}

TEST(RunningItems, TheWeightierReasonHolds) {
    RunningItems items;
    items.add(claim("t", 1));
    items.give_up(claim("t", 1), GiveUp::lease_lost);
    items.give_up_task("t");
    items.give_up_all();
    EXPECT_EQ(items.why(claim("t", 1)), GiveUp::lease_lost);
}

TEST(RunningItems, KeepsTheLeasesOfAllButTheLost) {
    RunningItems items;
    for (const auto& running : {claim("t", 1), claim("t", 2), claim("t", 3)})
        items.add(running);
    items.give_up(claim("t", 1), GiveUp::lease_lost);
    items.give_up(claim("t", 2), GiveUp::task_cancelled);
    items.remove(claim("t", 3));
    EXPECT_THAT(items.leased(), ElementsAre(claim("t", 2)));
}

TEST(RunningItems, TellsTwoLeasesOfOneItemApart) {
    RunningItems items;
    items.add(claim("t", 1, 1));
    items.add(claim("t", 1, 2));
    items.give_up(claim("t", 1, 1), GiveUp::lease_lost);
    EXPECT_EQ(items.why(claim("t", 1, 2)), GiveUp::no);
    items.remove(claim("t", 1, 1));
    EXPECT_THAT(items.leased(), ElementsAre(claim("t", 1, 2)));
    items.remove(claim("t", 1, 2));
    EXPECT_THAT(items.leased(), IsEmpty());
}

}  // namespace storyflow::tasks
