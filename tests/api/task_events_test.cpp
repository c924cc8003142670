#include "api/task_events.hpp"

#include <algorithm>
#include <atomic>
#include <memory>

#include "tests/api/api_fixture.hpp"
#include "tests/api/received_events.hpp"

namespace storyflow::api {

using tasks::TaskState;
using testing::Contains;
using testing::ElementsAre;
using testing::MatchesRegex;
using testing::Not;

class TaskEventsTest : public ApiTest {
  protected:
    http::Response open(const std::string& path, const std::string& last_event_id = "") {
        auto request = request_for(http::Method::get, path);
        if (!last_event_id.empty()) request.headers.set("Last-Event-ID", last_event_id);
        return api_.handle(request);
    }
    static std::string of_task(const std::string& task_id) { return "/api/tasks/" + task_id + "/events/"; }
    static std::string of_project(const std::string& id) { return "/api/projects/" + id + "/events/"; }

    static http::BodyStream& stream(const http::Response& response) {
        return *std::get<http::StreamBody>(response.body).stream;
    }
    /// Reads until an event comes that satisfies the predicate.
    template <typename Predicate>
    static Received receive_until(const http::Response& response, Predicate is_looked_for) {
        Received all;
        EXPECT_TRUE(support::eventually([&] {
            auto more = receive(stream(response));
            all.has_ended = more.has_ended;
            all.events.insert(all.events.end(), more.events.begin(), more.events.end());
            return all.has_ended || std::ranges::any_of(all.events, is_looked_for);
        }));
        return all;
    }
    static Received receive_all(const http::Response& response) {
        return receive_until(response, [](const auto&) { return false; });
    }
    static Json json(const ReceivedEvent& event) { return boost::json::parse(event.data).as_object(); }
};

TEST_F(TaskEventsTest, AreAStreamThatIsNeverCached) {
    const auto task = generate(add_segment());
    const auto response = open(of_task(task));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), "text/event-stream");
    EXPECT_EQ(response.headers.find("Cache-Control"), "no-store");
    EXPECT_TRUE(response.is_stream());
}

TEST_F(TaskEventsTest, LeadFromTheWholeStatusToTheEnd) {
    const auto segment = add_segment();
    const auto task = running_task(segment);
    const auto response = open(of_task(task));
    gate_.open();
    const auto received = receive_all(response);
    ASSERT_THAT(received.names(), Contains("segment"));
    EXPECT_EQ(received.names().front(), "snapshot");
    EXPECT_EQ(received.names().back(), "status");
    const auto snapshot = json(received.events.front());
    EXPECT_EQ(snapshot.at("task_id"), Value(task));
    EXPECT_EQ(snapshot.at("status"), "PROCESSING");
    EXPECT_TRUE(snapshot.contains("completed_segments"));
    const auto end = json(received.events.back());
    EXPECT_EQ(end.at("status"), "COMPLETED");
    EXPECT_GT(end.at("version").as_int64(), snapshot.at("version").as_int64());
    EXPECT_FALSE(end.contains("completed_segments"));
    for (const auto& event : received.events)
        EXPECT_THAT(event.id, MatchesRegex("[0-9a-f]{8}-[0-9]+"));
}

TEST_F(TaskEventsTest, NameWhatWasNarratedAndWhatFailed) {
    const auto segments = room_.add_story({"one", "kaboom"});
    hold_engine();
    const auto response = open(of_task(generate_all(segments[0].project_id)));
    gate_.open();
    const auto received = receive_all(response);
    const auto named = [&](std::string_view name) {
        return json(*std::ranges::find(received.events, name, &ReceivedEvent::name));
    };
    ASSERT_THAT(received.names(), testing::AllOf(Contains("segment"), Contains("failure")));
    EXPECT_THAT(keys(named("segment")), ElementsAre("task_id", "segment_id", "audio_url", "duration"));
    EXPECT_EQ(named("segment").at("segment_id"), Value(segments[0].id));
    EXPECT_THAT(keys(named("failure")), ElementsAre("task_id", "segment_id", "error"));
    EXPECT_EQ(named("failure").at("segment_id"), Value(segments[1].id));
}

TEST_F(TaskEventsTest, OfATaskThatHasEndedAreItsStatusAndNoMore) {
    const auto task = generate(add_segment());
    wait_for_end(task);
    const auto received = receive_all(open(of_task(task)));
    EXPECT_THAT(received.names(), ElementsAre("snapshot"));
    EXPECT_EQ(json(received.events[0]).at("status"), "COMPLETED");
    EXPECT_TRUE(received.has_ended);
}

TEST_F(TaskEventsTest, AreReplayedToAClientThatComesBack) {
    const auto segment = add_segment();
    const auto task = running_task(segment);
    const auto first = open(of_task(task));
    gate_.open();
    const auto seen = receive_all(first).events.front().id;
    for (const auto& response : {open(of_task(task), seen), open(of_task(task) + "?last_event_id=" + seen),
                                 open(of_task(task) + "?last_event_id=0-0", seen)}) {
        const auto received = receive_all(response);
        EXPECT_THAT(received.names(), Not(Contains("snapshot")));
        EXPECT_THAT(received.names(), Contains("segment"));
        EXPECT_EQ(json(received.events.back()).at("status"), "COMPLETED");
    }
}

TEST_F(TaskEventsTest, BeginAnewForAClientOfAnotherRunOfTheProgram) {
    const auto task = running_task(add_segment());
    Api another(services_, http::AccessPolicy({}));
    const auto theirs = another.handle(request_for(http::Method::get, of_task(task)));
    const auto id = receive(stream(theirs)).events.back().id;
    EXPECT_THAT(receive(stream(open(of_task(task), id))).names(), ElementsAre("snapshot"));
}

TEST_F(TaskEventsTest, WakeTheirReader) {
    const auto task = running_task(add_segment());
    const auto response = open(of_task(task));
    const auto woken = std::make_shared<std::atomic<int>>(0);
    stream(response).on_news([woken] { ++*woken; });
    receive(stream(response));
    gate_.open();
    EXPECT_TRUE(support::eventually([&] { return *woken > 0; }));
}

TEST_F(TaskEventsTest, OfAProjectTellOfAllItsTasks) {
    const auto segments = room_.add_story({"one", "two"});
    const auto& project = segments[0].project_id;
    const auto first = running_task(segments[0]);
    const auto response = open(of_project(project));
    const auto beginning = receive(stream(response));
    ASSERT_THAT(beginning.names(), ElementsAre("snapshot"));
    const auto snapshot = json(beginning.events[0]);
    EXPECT_THAT(keys(snapshot), ElementsAre("project_id", "count", "tasks"));
    EXPECT_EQ(snapshot.at("project_id"), Value(project));
    EXPECT_EQ(snapshot.at("count"), 1);
    EXPECT_EQ(snapshot.at("tasks").at(0).at("task_id"), Value(first));

    const auto second = generate(segments[1]);
    generate(add_segment("of another project"));
    gate_.open();
    wait_for_end(second);
    const auto received = receive_until(response, [&](const auto& event) {
        return event.name == "status" && json(event).at("task_id") == Value(second) &&
               json(event).at("status") == "COMPLETED";
    });
    EXPECT_FALSE(received.has_ended);
    for (const auto& event : received.events)
        EXPECT_THAT((std::vector{first, second}), Contains(text(json(event), "task_id")));
}

TEST_F(TaskEventsTest, OfAProjectBeginWithItsNewestHundredTasks) {
    const auto project = room_.projects.create({.title = "empty", .segments = {}}).id;
    const auto oldest = generate_all(project);
    std::string newest;
    for (int number = 0; number < 100; ++number)
        newest = generate_all(project);
    const auto snapshot = json(receive(stream(open(of_project(project)))).events.at(0));
    EXPECT_EQ(snapshot.at("count"), 101);
    const auto& tasks = snapshot.at("tasks").as_array();
    EXPECT_EQ(tasks.size(), 100U);
    EXPECT_EQ(tasks.at(0).at("task_id"), Value(newest));
}

TEST_F(TaskEventsTest, OfWhatNobodyKnowsAreNotFound) {
    EXPECT_EQ(open(of_task("nope")).status, 404);
    EXPECT_EQ(open(of_task("nope")).text(), R"({"error":"Task not found"})");
    EXPECT_EQ(open(of_project("nope")).text(), R"({"detail":"Not found."})");
    EXPECT_EQ(open(of_project(unknown_id)).status, 404);
    EXPECT_EQ(open(of_project(unknown_id)).text(), R"({"detail":"No Project matches the given query."})");
}

}  // namespace storyflow::api
