#include "http/memory_budget.hpp"

#include <gtest/gtest.h>

namespace storyflow::http {
namespace {

TEST(MemoryBudget, IsSharedByItsLeases) {
    MemoryBudget budget(100);
    MemoryBudget::Share first(budget);
    MemoryBudget::Share second(budget);
    EXPECT_TRUE(first.grow_to(60));
    EXPECT_FALSE(second.grow_to(41));
    EXPECT_TRUE(second.grow_to(40));
}

TEST(MemoryBudget, GetsBackWhatALeaseHeld) {
    MemoryBudget budget(100);
    {
        MemoryBudget::Share lease(budget);
        EXPECT_TRUE(lease.grow_to(50));
        EXPECT_TRUE(lease.grow_to(100));
    }
    MemoryBudget::Share next(budget);
    EXPECT_TRUE(next.grow_to(100));
}

TEST(MemoryBudget, GetsBackWhatALeaseNoLongerNeeds) {
    MemoryBudget budget(100);
    MemoryBudget::Share lease(budget);
    MemoryBudget::Share other(budget);
    EXPECT_TRUE(lease.grow_to(100));
    lease.shrink_to(30);
    EXPECT_FALSE(other.grow_to(71));
    EXPECT_TRUE(other.grow_to(70));
    lease.shrink_to(50);  // changes nothing
    EXPECT_FALSE(lease.grow_to(31));
}

TEST(MemoryBudget, TellsWhatIsTakenForNowFromWhatCanNeverBe) {
    MemoryBudget budget(100);
    MemoryBudget::Share first(budget);
    MemoryBudget::Share second(budget);
    ASSERT_TRUE(first.grow_to(60));
    EXPECT_FALSE(second.grow_to(100));
    EXPECT_TRUE(second.can_ever_be(100));
    EXPECT_FALSE(second.can_ever_be(101));
}

}  // namespace
}  // namespace storyflow::http
