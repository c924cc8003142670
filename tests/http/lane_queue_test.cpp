#include "http/lane_queue.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::http {
namespace {

using Queue = LaneQueue<std::string>;

void ask(Queue& queue, Lane lane, const std::string& name) {
    ASSERT_TRUE(queue.try_reserve(lane)) << name;
    queue.add(lane, name);
}

/// The names of all requests that may begin now.
std::string begin_all(Queue& queue) {
    std::string names;
    while (const auto turn = queue.next())
        names += turn->work;
    return names;
}

TEST(LaneLimits, LeaveReadersTwoHandlersWhereThereAreMore) {
    EXPECT_EQ(lane_limits(8, 1).writers, 6);
    EXPECT_EQ(lane_limits(3, 1).writers, 1);
    EXPECT_EQ(lane_limits(1, 1).writers, 1);
}

TEST(LaneQueue, TakesTheFirstThatCame) {
    Queue queue({.handlers = 3, .writers = 3, .quick_only = 0, .waiting = 9});
    ask(queue, Lane::writing, "a");
    ask(queue, Lane::quick, "b");
    ask(queue, Lane::reading, "c");
    ask(queue, Lane::quick, "d");
    EXPECT_EQ(begin_all(queue), "abc");
    queue.finished(Lane::reading);
    EXPECT_EQ(begin_all(queue), "d");
}

TEST(LaneQueue, WritersLeaveRoomForReaders) {
    Queue queue({.handlers = 3, .writers = 1, .quick_only = 0, .waiting = 9});
    for (const char* name : {"a", "b"})
        ask(queue, Lane::writing, name);
    ask(queue, Lane::reading, "c");
    EXPECT_EQ(begin_all(queue), "ac");
    queue.finished(Lane::reading);
    EXPECT_EQ(begin_all(queue), "");
    queue.finished(Lane::writing);
    EXPECT_EQ(begin_all(queue), "b");
}

TEST(LaneQueue, ReadersAndWritersLeaveRoomForQuickOnes) {
    Queue queue({.handlers = 2, .writers = 2, .quick_only = 1, .waiting = 9});
    for (const char* name : {"a", "b", "c"})
        ask(queue, Lane::reading, name);
    ask(queue, Lane::writing, "d");
    for (const char* name : {"e", "f"})
        ask(queue, Lane::quick, name);
    EXPECT_EQ(begin_all(queue), "abe");
    queue.finished(Lane::quick);
    EXPECT_EQ(begin_all(queue), "f");
    queue.finished(Lane::reading);
    EXPECT_EQ(begin_all(queue), "c");
}

TEST(LaneQueue, QuickOnesMayTakeEveryHandler) {
    Queue queue({.handlers = 2, .writers = 1, .quick_only = 1, .waiting = 9});
    for (const char* name : {"a", "b", "c", "d"})
        ask(queue, Lane::quick, name);
    EXPECT_EQ(begin_all(queue), "abc");
}

TEST(LaneQueue, APlaceThatIsGivenBackIsFreeAgain) {
    Queue queue({.handlers = 1, .writers = 1, .quick_only = 1, .waiting = 1});
    ASSERT_TRUE(queue.try_reserve(Lane::writing));
    queue.give_back(Lane::writing);
    ask(queue, Lane::writing, "a");
    EXPECT_FALSE(queue.is_empty());
    EXPECT_EQ(begin_all(queue), "a");
    EXPECT_TRUE(queue.is_empty());
}

TEST(LaneQueue, NothingFailsOnceAPlaceIsTaken) {
    Queue queue({.handlers = 1, .writers = 1, .quick_only = 1, .waiting = 1});
    EXPECT_TRUE(noexcept(queue.add(Lane::quick, std::string())));
    EXPECT_TRUE(noexcept(queue.next()));
    EXPECT_TRUE(noexcept(queue.finished(Lane::quick)));
}

TEST(LaneQueue, AFullWaitingRoomKeepsNoOtherLaneOut) {
    Queue queue({.handlers = 1, .writers = 1, .quick_only = 1, .waiting = 1});
    ask(queue, Lane::writing, "a");
    EXPECT_FALSE(queue.try_reserve(Lane::writing));
    EXPECT_TRUE(queue.try_reserve(Lane::reading));
    EXPECT_TRUE(queue.try_reserve(Lane::quick));
    EXPECT_EQ(begin_all(queue), "a");
    EXPECT_TRUE(queue.try_reserve(Lane::writing));
}

}  // namespace
}  // namespace storyflow::http
