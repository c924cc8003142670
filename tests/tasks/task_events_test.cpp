#include "tasks/task_events.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace storyflow::tasks {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TaskEvent event(const std::string& task_id, const std::string& segment_id = "s",
                const std::string& project_id = "p") {
    return {.task_id = task_id, .project_id = project_id, .what = CompletedSegment{segment_id, "", 1.0}};
}

std::unique_ptr<TaskEvents::Watch> watch_task(
    TaskEvents& events, const std::string& id, std::optional<std::uint64_t> after = {},
    std::function<void()> on_news = [] {}) {
    return events.watch(WatchedTask{id}, after, std::move(on_news));
}

std::vector<std::string> segments(const News& news) {
    std::vector<std::string> ids;
    for (const auto& event : news.events)
        ids.push_back(std::get<CompletedSegment>(event.what).segment_id);
    return ids;
}

std::vector<std::uint64_t> numbers(const News& news) {
    std::vector<std::uint64_t> numbers;
    for (const auto& event : news.events)
        numbers.push_back(event.number);
    return numbers;
}

}  // namespace

TEST(TaskEvents, AreNumberedFromOne) {
    TaskEvents events;
    EXPECT_EQ(events.newest(), 0U);
    events.publish(event("t"));
    events.publish(event("u"));
    EXPECT_EQ(events.newest(), 2U);
    EXPECT_THAT(numbers(watch_task(events, "u", 0)->take()), ElementsAre(2U));
}

TEST(TaskEvents, AWatchSeesWhatComesAfterItBegan) {
    TaskEvents events;
    events.publish(event("t", "before"));
    const auto watch = watch_task(events, "t");
    EXPECT_THAT(watch->take().events, IsEmpty());
    events.publish(event("t", "a"));
    events.publish(event("t", "b"));
    EXPECT_THAT(segments(watch->take()), ElementsAre("a", "b"));
    EXPECT_THAT(watch->take().events, IsEmpty());
}

TEST(TaskEvents, AWatchOfATaskSeesNoOtherTask) {
    TaskEvents events;
    const auto watch = watch_task(events, "t");
    events.publish(event("u", "x"));
    events.publish(event("t", "a"));
    events.publish(event("v", "y"));
    EXPECT_THAT(segments(watch->take()), ElementsAre("a"));
}

TEST(TaskEvents, AWatchOfAProjectSeesAllItsTasks) {
    TaskEvents events;
    const auto watch = events.watch(WatchedProject{"p"}, std::nullopt, [] {});
    events.publish(event("t", "a"));
    events.publish(event("elsewhere", "x", "q"));
    events.publish(event("u", "b"));
    EXPECT_THAT(segments(watch->take()), ElementsAre("a", "b"));
}

TEST(TaskEvents, AWatchGoesOnBehindTheEventThatItKnows) {
    TaskEvents events;
    for (const auto* const segment : {"a", "b", "c"})
        events.publish(event("t", segment));
    const auto news = watch_task(events, "t", 1)->take();
    EXPECT_THAT(segments(news), ElementsAre("b", "c"));
    EXPECT_FALSE(news.missed_some);
}

TEST(TaskEvents, ALotOfNewsComesInPieces) {
    TaskEvents events;
    for (const auto* const segment : {"a", "b", "c"})
        events.publish(event("t", segment));
    const auto watch = watch_task(events, "t", 0);
    EXPECT_THAT(segments(watch->take(2)), ElementsAre("a", "b"));
    EXPECT_THAT(segments(watch->take(2)), ElementsAre("c"));
    EXPECT_THAT(watch->take(2).events, IsEmpty());
}

TEST(TaskEvents, AWatchThatFellBehindIsToldSoOnce) {
    TaskEvents events(2);
    const auto watch = watch_task(events, "t");
    for (const auto* const segment : {"a", "b", "c"})
        events.publish(event("t", segment));
    const auto news = watch->take();
    EXPECT_TRUE(news.missed_some);
    EXPECT_THAT(segments(news), ElementsAre("b", "c"));
    events.publish(event("t", "d"));
    EXPECT_FALSE(watch->take().missed_some);
}

TEST(TaskEvents, AWatchMissesNothingWhenOnlyEventsOfOthersWereForgotten) {
    TaskEvents events(2);
    events.publish(event("t", "a"));
    const auto watch = watch_task(events, "t");
    for (int i = 0; i < 9; ++i)
        events.publish(event("u"));
    EXPECT_FALSE(watch->take().missed_some);
    events.publish(event("t", "b"));
    EXPECT_THAT(segments(watch->take()), ElementsAre("b"));
}

TEST(TaskEvents, ALateWatchCannotKnowWhatWasForgottenBeforeItBegan) {
    TaskEvents events(2);
    for (int i = 0; i < 9; ++i)
        events.publish(event("u"));
    EXPECT_TRUE(watch_task(events, "t", 3)->take().missed_some);
    EXPECT_FALSE(watch_task(events, "t", 7)->take().missed_some);
}

TEST(TaskEvents, ANumberOfAnEarlierLifeMeansThatSomeWereMissed) {
    TaskEvents events;
    events.publish(event("t", "a"));
    const auto watch = watch_task(events, "t", 900);
    const auto news = watch->take();
    EXPECT_TRUE(news.missed_some);
    EXPECT_THAT(news.events, IsEmpty());
    events.publish(event("t", "b"));
    EXPECT_THAT(segments(watch->take()), ElementsAre("b"));
}

TEST(TaskEvents, WakesThoseWhomItConcernsAndNobodyElse) {
    TaskEvents events;
    int task = 0;
    int other = 0;
    int project = 0;
    const auto task_watch = watch_task(events, "t", {}, [&] { ++task; });
    const auto other_watch = watch_task(events, "u", {}, [&] { ++other; });
    const auto project_watch = events.watch(WatchedProject{"p"}, std::nullopt, [&] { ++project; });
    events.publish(event("t"));
    EXPECT_EQ(task, 1);
    EXPECT_EQ(other, 0);
    EXPECT_EQ(project, 1);
}

TEST(TaskEvents, WakesNobodyWhoWentAway) {
    TaskEvents events;
    int woken = 0;
    watch_task(events, "t", {}, [&] { ++woken; }).reset();
    events.publish(event("t"));
    EXPECT_EQ(woken, 0);
}

TEST(TaskEvents, AWatchMayOutliveThem) {
    auto events = std::make_unique<TaskEvents>();
    const auto watch = watch_task(*events, "t");
    events->publish(event("t", "a"));
    events.reset();
    EXPECT_THAT(segments(watch->take()), ElementsAre("a"));
}

TEST(TaskEvents, ReachEveryWatcherInOrderWhileManyPublish) {
    constexpr int each = 500;
    TaskEvents events;
    std::atomic<int> woken{0};
    const auto watch = events.watch(WatchedProject{"p"}, std::nullopt, [&] { ++woken; });
    std::vector<std::thread> threads;
    for (const auto* const task : {"t", "u", "v"})
        threads.emplace_back([&events, task] {
            for (int i = 0; i < each; ++i)
                events.publish(event(task));
        });
    std::vector<std::uint64_t> seen;
    while (seen.size() < 3 * each) {
        for (const auto number : numbers(watch->take()))
            seen.push_back(number);
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(woken, 3 * each);
    for (std::size_t i = 0; i < seen.size(); ++i)
        ASSERT_EQ(seen[i], i + 1);
}

TEST(TaskEvents, ThousandsOfWatchersComeAndGoWhileEventsAreForgotten) {
    TaskEvents events(64);
    std::vector<std::unique_ptr<TaskEvents::Watch>> watches;
    for (int i = 0; i < 5'000; ++i) {
        const auto id = "t" + std::to_string(i);
        watches.push_back(watch_task(events, id));
        events.publish(event(id));
        if (i % 2 == 0) watches.erase(watches.begin());
    }
    EXPECT_THAT(segments(watches.back()->take()), ElementsAre("s"));
    EXPECT_TRUE(watches.front()->take().missed_some);
}

}  // namespace storyflow::tasks
