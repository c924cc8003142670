#include "http/memory_budget.hpp"

#include <gtest/gtest.h>

namespace storyflow::http {
namespace {

TEST(MemoryBudget, IsSharedByItsLeases) {
    MemoryBudget budget(100);
    MemoryBudget::Lease first(budget);
    MemoryBudget::Lease second(budget);
    EXPECT_TRUE(first.grow_to(60));
    EXPECT_FALSE(second.grow_to(41));
    EXPECT_TRUE(second.grow_to(40));
}

TEST(MemoryBudget, GetsBackWhatALeaseHeld) {
    MemoryBudget budget(100);
    {
        MemoryBudget::Lease lease(budget);
        EXPECT_TRUE(lease.grow_to(50));
        EXPECT_TRUE(lease.grow_to(100));
    }
    MemoryBudget::Lease next(budget);
    EXPECT_TRUE(next.grow_to(100));
}

}  // namespace
}  // namespace storyflow::http
