#include "tasks/item_joining.hpp"

#include <gtest/gtest.h>

namespace storyflow::tasks {

namespace {

constexpr int interactive = static_cast<int>(Priority::interactive);
constexpr int batch = static_cast<int>(Priority::batch);

NewItem wanted_with(std::optional<std::int64_t> lock) {
    NewItem item;
    item.segment_id = "s";
    item.overridden_lock = lock;
    return item;
}

}  // namespace

TEST(ItemJoining, AWaitingItemGetsTheHigherOfBothPriorities) {
    const auto wanted = wanted_with({});
    EXPECT_EQ(joined({batch, {}}, ItemState::queued, Priority::interactive, wanted).priority, interactive);
    EXPECT_EQ(joined({interactive, {}}, ItemState::queued, Priority::batch, wanted).priority, interactive);
    EXPECT_EQ(joined({batch, {}}, ItemState::delayed, Priority::interactive, wanted).priority, interactive);
}

TEST(ItemJoining, AWaitingItemGetsTheLaterPermissionForALockedSegment) {
    EXPECT_EQ(joined({batch, 3}, ItemState::queued, Priority::batch, wanted_with(4)).overridden_lock, 4);
    EXPECT_EQ(joined({batch, {}}, ItemState::queued, Priority::batch, wanted_with(4)).overridden_lock, 4);
    EXPECT_EQ(joined({batch, 3}, ItemState::queued, Priority::batch, wanted_with({})).overridden_lock, 3);
}

TEST(ItemJoining, ARunningItemStaysAsItIs) {
    const ItemTerms terms{batch, 3};
    EXPECT_EQ(joined(terms, ItemState::running, Priority::interactive, wanted_with(4)), terms);
}

}  // namespace storyflow::tasks
