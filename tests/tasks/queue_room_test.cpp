#include "tasks/queue_room.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "base/error.hpp"

namespace storyflow::tasks {

namespace {

std::optional<base::Error> refusal_of(std::int64_t wanted, std::int64_t waiting, std::int64_t limit) {
    try {
        require_room(wanted, waiting, limit);
    } catch (const base::Error& error) {
        return error;
    }
    return std::nullopt;
}

}  // namespace

TEST(QueueRoom, IsThereUpToTheLimit) {
    EXPECT_FALSE(refusal_of(50, 0, 50));
    EXPECT_FALSE(refusal_of(1, 49, 50));
    EXPECT_FALSE(refusal_of(0, 50, 50));
}

TEST(QueueRoom, ComesBackWhenTheQueueIsFull) {
    EXPECT_EQ(refusal_of(1, 50, 50)->kind(), base::ErrorKind::queue_full);
    EXPECT_EQ(refusal_of(50, 1, 50)->kind(), base::ErrorKind::queue_full);
    EXPECT_EQ(refusal_of(50, 60, 50)->kind(), base::ErrorKind::queue_full) << "the limit was lowered";
}

TEST(QueueRoom, NeverComesForMoreThanTheLimit) {
    for (const std::int64_t waiting : {0, 50}) {
        const auto refusal = refusal_of(60, waiting, 50);
        ASSERT_TRUE(refusal);
        EXPECT_EQ(refusal->kind(), base::ErrorKind::payload_too_large);
        const std::string sentence = refusal->what();
        for (const auto* part : {"60", "50", "--queue-limit"})
            EXPECT_NE(sentence.find(part), std::string::npos) << sentence;
    }
}

}  // namespace storyflow::tasks
