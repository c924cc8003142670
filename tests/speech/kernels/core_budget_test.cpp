#include "speech/kernels/core_budget.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech::kernels {
namespace {

TEST(CoreBudget, GivesWhatIsIdleAndNoMoreThanAsked) {
    CoreBudget budget(4);
    const CoreBudget::Core mine(budget);
    EXPECT_EQ(budget.take(2), 2U);
    EXPECT_EQ(budget.take(2), 1U);
    EXPECT_EQ(budget.take(2), 0U);
    budget.give_back(3);
    EXPECT_EQ(budget.take(0), 0U);
    EXPECT_EQ(budget.take(9), 3U);
}

TEST(CoreBudget, LendsTheCoreOfOneWhoRests) {
    CoreBudget budget(1);
    const CoreBudget::Core mine(budget);
    {
        const CoreBudget::IdleCore rest(budget);
        EXPECT_EQ(budget.take(2), 1U);
        budget.give_back(1);
    }
    EXPECT_EQ(budget.take(1), 0U);
}

TEST(CoreBudget, IsNotUpsetByMorePlacesThanCores) {
    CoreBudget budget(1);
    {
        const CoreBudget::Core one(budget);
        const CoreBudget::Core two(budget);
        EXPECT_EQ(budget.take(1), 0U);
    }
    EXPECT_EQ(budget.take(5), 1U);
}

}  // namespace
}  // namespace storyflow::speech::kernels
