#include "http/admission_queue.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::http {
namespace {

using Queue = AdmissionQueue<std::string>;

void ask(Queue& queue, RequestClass kind, const std::string& name) {
    ASSERT_TRUE(queue.try_reserve(kind)) << name;
    queue.add(kind, name);
}

/// The names of all requests that may begin now.
std::string begin_all(Queue& queue) {
    std::string names;
    while (const auto turn = queue.next())
        names += turn->work;
    return names;
}

TEST(AdmissionLimits, LeaveReadersTwoHandlersWhereThereAreMore) {
    EXPECT_EQ(admission_limits(8, 1).writers, 6);
    EXPECT_EQ(admission_limits(3, 1).writers, 1);
    EXPECT_EQ(admission_limits(1, 1).writers, 1);
}

TEST(AdmissionQueue, TakesTheFirstThatCame) {
    Queue queue({.handlers = 3, .writers = 3, .quick_only = 0, .waiting = 9});
    ask(queue, RequestClass::writing, "a");
    ask(queue, RequestClass::quick, "b");
    ask(queue, RequestClass::reading, "c");
    ask(queue, RequestClass::quick, "d");
    EXPECT_EQ(begin_all(queue), "abc");
    queue.finished(RequestClass::reading);
    EXPECT_EQ(begin_all(queue), "d");
}

TEST(AdmissionQueue, WritersLeaveRoomForReaders) {
    Queue queue({.handlers = 3, .writers = 1, .quick_only = 0, .waiting = 9});
    for (const char* name : {"a", "b"})
        ask(queue, RequestClass::writing, name);
    ask(queue, RequestClass::reading, "c");
    EXPECT_EQ(begin_all(queue), "ac");
    queue.finished(RequestClass::reading);
    EXPECT_EQ(begin_all(queue), "");
    queue.finished(RequestClass::writing);
    EXPECT_EQ(begin_all(queue), "b");
}

TEST(AdmissionQueue, ReadersAndWritersLeaveRoomForQuickOnes) {
    Queue queue({.handlers = 2, .writers = 2, .quick_only = 1, .waiting = 9});
    for (const char* name : {"a", "b", "c"})
        ask(queue, RequestClass::reading, name);
    ask(queue, RequestClass::writing, "d");
    for (const char* name : {"e", "f"})
        ask(queue, RequestClass::quick, name);
    EXPECT_EQ(begin_all(queue), "abe");
    queue.finished(RequestClass::quick);
    EXPECT_EQ(begin_all(queue), "f");
    queue.finished(RequestClass::reading);
    EXPECT_EQ(begin_all(queue), "c");
}

TEST(AdmissionQueue, QuickOnesMayTakeEveryHandler) {
    Queue queue({.handlers = 2, .writers = 1, .quick_only = 1, .waiting = 9});
    for (const char* name : {"a", "b", "c", "d"})
        ask(queue, RequestClass::quick, name);
    EXPECT_EQ(begin_all(queue), "abc");
}

TEST(AdmissionQueue, APlaceThatIsGivenBackIsFreeAgain) {
    Queue queue({.handlers = 1, .writers = 1, .quick_only = 1, .waiting = 1});
    ASSERT_TRUE(queue.try_reserve(RequestClass::writing));
    EXPECT_FALSE(queue.is_empty()) << "a request is about to be added";
    queue.give_back(RequestClass::writing);
    EXPECT_TRUE(queue.is_empty());
    ask(queue, RequestClass::writing, "a");
    EXPECT_FALSE(queue.is_empty());
    EXPECT_EQ(begin_all(queue), "a");
    EXPECT_TRUE(queue.is_empty());
}

TEST(AdmissionQueue, NothingFailsOnceAPlaceIsTaken) {
    Queue queue({.handlers = 1, .writers = 1, .quick_only = 1, .waiting = 1});
    EXPECT_TRUE(noexcept(queue.add(RequestClass::quick, std::string())));
    EXPECT_TRUE(noexcept(queue.next()));
    EXPECT_TRUE(noexcept(queue.finished(RequestClass::quick)));
}

TEST(AdmissionQueue, AFullClassKeepsNoOtherClassOut) {
    Queue queue({.handlers = 1, .writers = 1, .quick_only = 1, .waiting = 1});
    ask(queue, RequestClass::writing, "a");
    EXPECT_FALSE(queue.try_reserve(RequestClass::writing));
    EXPECT_TRUE(queue.try_reserve(RequestClass::reading));
    EXPECT_TRUE(queue.try_reserve(RequestClass::quick));
    EXPECT_EQ(begin_all(queue), "a");
    EXPECT_TRUE(queue.try_reserve(RequestClass::writing));
}

}  // namespace
}  // namespace storyflow::http
