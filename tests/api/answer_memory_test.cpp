#include "api/answer_memory.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/api/asked.hpp"

namespace storyflow::api {
namespace {

TEST(AnswerMemory, IsNotCountedForARequestWithoutABudget) {
    EXPECT_NO_THROW(take_memory(http::Request{}, 1'000'000'000));
}

TEST(AnswerMemory, IsTakenOnceForAllOfAnAnswer) {
    Asked asked(10'000);
    take_memory(asked.request, 6'000);
    EXPECT_NO_THROW(take_memory(asked.request, 5'000));
    EXPECT_TRUE(asked.is_left(4'000));
    EXPECT_FALSE(asked.is_left(4'001));
}

TEST(AnswerMemory, SaysWhenItCanNeverBeEnough) {
    Asked asked(10'000);
    http::MemoryBudget::Share other(asked.budget);
    ASSERT_TRUE(other.grow_to(5'000));
    EXPECT_THROW(take_memory(asked.request, 10'001), AnswerTooLarge);
    try {
        take_memory(asked.request, 10'000);
        FAIL();
    } catch (const base::Error& refused) {
        EXPECT_EQ(dynamic_cast<const AnswerTooLarge*>(&refused), nullptr) << "others may be done soon";
    }
}

}  // namespace
}  // namespace storyflow::api
