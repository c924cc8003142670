#include "api/task_event_stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <utility>

#include "base/error.hpp"
#include "tests/api/received_events.hpp"

namespace storyflow::api {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

namespace {

/// Task "t" of project "p", as the test wants it.
struct Scene {
    explicit Scene(std::size_t capacity = 100) : events(capacity) {}

    tasks::TaskEvents events;
    std::string snapshot = R"({"now":true})";
    bool ended = false;
    bool gone = false;
    bool closed = false;
    std::size_t snapshot_bytes = 0;
    int snapshots = 0;  ///< how many were made

    void publish_status(tasks::TaskState state) {
        tasks::TaskStatus status{.task_id = "t", .project_id = "p", .state = state};
        events.publish({.task_id = "t", .project_id = "p", .what = status});
    }
    void publish_segment(const std::string& id) {
        events.publish(
            {.task_id = "t", .project_id = "p", .what = tasks::CompletedSegment{id, "/media/a.wav", 1.5}});
    }
};

class SceneSubject final : public EventSubject {
  public:
    explicit SceneSubject(Scene& scene) : scene_(scene) {}

    std::uint64_t newest() const override { return scene_.events.newest(); }
    std::unique_ptr<tasks::TaskEvents::Watch> watch(std::uint64_t after,
                                                    std::function<void()> on_news) const override {
        if (scene_.closed) return nullptr;
        return scene_.events.watch(tasks::WatchedTask{"t"}, after, std::move(on_news));
    }
    std::size_t snapshot_bytes() const override { return scene_.snapshot_bytes; }
    std::optional<Snapshot> snapshot() const override {
        ++scene_.snapshots;
        if (scene_.gone) return std::nullopt;
        return Snapshot{.json = scene_.snapshot, .is_last = scene_.ended};
    }
    bool has_ended() const override { return scene_.ended || scene_.gone; }
    bool ends_with(const tasks::TaskEvent& event) const override {
        const auto* status = std::get_if<tasks::TaskStatus>(&event.what);
        return status != nullptr && tasks::is_end_state(status->state);
    }
    tasks::Outlook outlook(std::string_view /*task_id*/) const override {
        return {.queue_position = 3, .eta_seconds = std::nullopt};
    }

  private:
    Scene& scene_;
};

std::unique_ptr<TaskEventStream> open(Scene& scene, std::string_view last_event_id = "") {
    return std::make_unique<TaskEventStream>(std::make_unique<SceneSubject>(scene), "b0b0b0b0",
                                             last_event_id);
}

}  // namespace

TEST(TaskEventStream, BeginsWithHowEverythingStands) {
    Scene scene;
    scene.publish_segment("before");
    const auto stream = open(scene);
    const auto received = receive(*stream);
    EXPECT_EQ(received.text, "retry: 3000\n\nid: b0b0b0b0-1\nevent: snapshot\ndata: {\"now\":true}\n\n");
    EXPECT_FALSE(received.has_ended);
    EXPECT_EQ(stream->next(), "");
}

TEST(TaskEventStream, TakesMemoryForASnapshotBeforeItIsMadeAndKeepsWhatItHolds) {
    Scene scene;
    scene.snapshot_bytes = 500'000;
    http::MemoryBudget budget(600'000);
    http::MemoryBudget::Share others(budget);
    ASSERT_TRUE(others.grow_to(200'000));
    http::MemoryBudget::Share memory(budget);
    const auto open_counted = [&] {
        return std::make_unique<TaskEventStream>(std::make_unique<SceneSubject>(scene), "b0b0b0b0", "",
                                                 &memory);
    };
    EXPECT_THROW((void)open_counted(), base::Error);
    EXPECT_EQ(scene.snapshots, 0) << "nothing was copied";
    others.shrink_to(0);
    const auto stream = open_counted();
    EXPECT_TRUE(others.grow_to(590'000)) << "a small snapshot holds little";
}

TEST(TaskEventStream, TellsWhatHappensFromThenOn) {
    Scene scene;
    const auto stream = open(scene);
    receive(*stream);
    scene.publish_status(tasks::TaskState::processing);
    scene.publish_segment("s1");
    scene.events.publish({.task_id = "t", .project_id = "p", .what = tasks::SegmentError{"s2", "no"}});
    const auto received = receive(*stream);
    EXPECT_THAT(received.names(), ElementsAre("status", "segment", "failure"));
    EXPECT_THAT(received.events[0].data, HasSubstr(R"("status":"PROCESSING")"));
    EXPECT_THAT(received.events[0].data, HasSubstr(R"("queue_position":3)"));
    EXPECT_EQ(received.events[0].id, "b0b0b0b0-1");
    EXPECT_EQ(received.events[1].data,
              R"({"task_id":"t","segment_id":"s1","audio_url":"/media/a.wav","duration":1.5})");
    EXPECT_EQ(received.events[2].data, R"({"task_id":"t","segment_id":"s2","error":"no"})");
    EXPECT_EQ(received.events[2].id, "b0b0b0b0-3");
}

TEST(TaskEventStream, LosesNothingThatHappensWhileItIsOpened) {
    Scene scene;
    const auto stream = open(scene);
    scene.publish_segment("at once");
    EXPECT_THAT(receive(*stream).names(), ElementsAre("snapshot", "segment"));
}

TEST(TaskEventStream, EndsBehindTheFinalStatus) {
    Scene scene;
    const auto stream = open(scene);
    scene.publish_status(tasks::TaskState::completed);
    scene.publish_segment("never sent");
    const auto received = receive(*stream);
    EXPECT_THAT(received.names(), ElementsAre("snapshot", "status"));
    EXPECT_TRUE(received.has_ended);
    EXPECT_FALSE(stream->next());
}

TEST(TaskEventStream, OfWhatHasEndedIsItsSnapshot) {
    Scene scene;
    scene.ended = true;
    const auto received = receive(*open(scene));
    EXPECT_THAT(received.names(), ElementsAre("snapshot"));
    EXPECT_TRUE(received.has_ended);
}

TEST(TaskEventStream, OfWhatIsGoneIsEmpty) {
    Scene scene;
    scene.gone = true;
    const auto received = receive(*open(scene));
    EXPECT_THAT(received.names(), IsEmpty());
    EXPECT_TRUE(received.has_ended);
}

TEST(TaskEventStream, GoesOnWhereTheClientLeft) {
    Scene scene;
    for (const auto* segment : {"s1", "s2", "s3"})
        scene.publish_segment(segment);
    const auto received = receive(*open(scene, "b0b0b0b0-1"));
    EXPECT_THAT(received.text, StartsWith("retry: 3000\n\n"));
    EXPECT_THAT(received.names(), ElementsAre("segment", "segment"));
    EXPECT_EQ(received.events[0].id, "b0b0b0b0-2");
    EXPECT_FALSE(received.has_ended);
}

TEST(TaskEventStream, BeginsAnewForAClientOfAnotherRunOrWithoutSense) {
    Scene scene;
    scene.publish_segment("s1");
    for (const auto* id : {"deadbeef-1", "b0b0b0b0", "b0b0b0b0-", "b0b0b0b0-x", "b0b0b0b0-1x", "b0b0b0b0--1",
                           "b0b0b0b0-99999999999999999999", "b0b0b0b0-2", "-1", "1"}) {
        EXPECT_THAT(receive(*open(scene, id)).names(), ElementsAre("snapshot")) << id;
    }
}

TEST(TaskEventStream, BeginsAnewForAClientThatWasAwayForTooLong) {
    Scene scene(2);
    for (const auto* segment : {"s1", "s2", "s3", "s4"})
        scene.publish_segment(segment);
    const auto received = receive(*open(scene, "b0b0b0b0-1"));
    EXPECT_THAT(received.names(), ElementsAre("snapshot", "segment", "segment"));
    EXPECT_EQ(received.events[0].id, "b0b0b0b0-2");
}

TEST(TaskEventStream, BeginsAnewForAClientThatDoesNotKeepUp) {
    Scene scene(2);
    const auto stream = open(scene);
    receive(*stream);
    for (const auto* segment : {"s1", "s2", "s3"})
        scene.publish_segment(segment);
    scene.snapshot = R"({"later":true})";
    const auto received = receive(*stream);
    EXPECT_THAT(received.names(), ElementsAre("snapshot", "segment", "segment"));
    EXPECT_EQ(received.events[0].data, R"({"later":true})");
    EXPECT_EQ(received.events[0].id, "b0b0b0b0-1");
}

TEST(TaskEventStream, ReplaysTheEndThatTheClientMissed) {
    Scene scene;
    scene.publish_segment("s1");
    scene.publish_status(tasks::TaskState::completed);
    scene.ended = true;
    const auto received = receive(*open(scene, "b0b0b0b0-1"));
    EXPECT_THAT(received.names(), ElementsAre("status"));
    EXPECT_TRUE(received.has_ended);
}

TEST(TaskEventStream, NeverLeavesAClientWaitingForAnEndThatIsPast) {
    Scene scene;
    scene.publish_status(tasks::TaskState::completed);
    scene.ended = true;
    const auto received = receive(*open(scene, "b0b0b0b0-1"));
    EXPECT_THAT(received.names(), ElementsAre("snapshot"));
    EXPECT_TRUE(received.has_ended);
}

TEST(TaskEventStream, SendsALargeSnapshotInPieces) {
    Scene scene;
    scene.snapshot = "\"" + std::string(200'000, 'x') + "\"";
    const auto stream = open(scene);
    std::size_t longest = 0;
    std::string all;
    for (auto piece = stream->next(); piece && !piece->empty(); piece = stream->next()) {
        longest = std::max(longest, piece->size());
        all += *piece;
    }
    EXPECT_LE(longest, std::size_t{64} * 1024);
    EXPECT_THAT(all, HasSubstr("data: " + scene.snapshot + "\n\n"));
}

TEST(TaskEventStream, WakesItsReaderWhenThereIsNews) {
    Scene scene;
    const auto stream = open(scene);
    const auto woken = std::make_shared<std::atomic<int>>(0);
    stream->on_news([woken] { ++*woken; });
    receive(*stream);
    EXPECT_EQ(*woken, 0);
    scene.publish_segment("s1");
    EXPECT_EQ(*woken, 1);
}

TEST(TaskEventStream, WakesNobodyOnceItIsGone) {
    Scene scene;
    auto stream = open(scene);
    const auto woken = std::make_shared<std::atomic<int>>(0);
    stream->on_news([woken] { ++*woken; });
    stream.reset();
    scene.publish_segment("s1");
    EXPECT_EQ(*woken, 0);
    EXPECT_EQ(woken.use_count(), 1);
}

TEST(TaskEventStream, IsRefusedWhenThereAreNoEventsToBeHad) {
    Scene scene;
    scene.closed = true;
    EXPECT_THROW(open(scene), base::Error);
}

}  // namespace storyflow::api
