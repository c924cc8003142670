#include "api/task_status.hpp"

#include <atomic>
#include <chrono>
#include <memory>

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::MatchesRegex;

class TaskStatusTest : public ApiTest {
  protected:
    /// Asks like a client that has the status with `tag`.
    http::Response ask(const std::string& task_id, const std::string& tag, const std::string& query = "",
                       bool was_held = false) {
        auto request = request_for(http::Method::get, "/api/tasks/" + task_id + "/status/" + query);
        request.headers.set("If-None-Match", tag);
        request.was_held = was_held;
        return api_.handle(request);
    }
    static std::string tag_of(const http::Response& response) {
        return std::string(response.headers.find("ETag").value_or("no tag"));
    }
    std::string tag(const std::string& task_id) { return tag_of(get("/api/tasks/" + task_id + "/status/")); }
};

TEST_F(TaskStatusTest, HasAllFields) {
    const auto segment = add_segment();
    const auto task = generate(segment);
    wait_for_end(task);
    const auto response = get("/api/tasks/" + task + "/status/");
    EXPECT_EQ(response.status, 200);
    const auto json = object(response);
    EXPECT_THAT(keys(json), ElementsAre("task_id", "status", "progress", "completed_segments", "errors",
                                        "cancel_requested", "version", "queue_position", "eta_seconds",
                                        "created_at", "completed_at", "engine", "kind"));
    EXPECT_EQ(json.at("task_id"), Value(task));
    EXPECT_EQ(json.at("progress").at("percentage"), 100);
    EXPECT_TRUE(json.at("created_at").is_string());
    EXPECT_TRUE(json.at("completed_at").is_string());
    const auto completed = json.at("completed_segments").at(0).as_object();
    EXPECT_EQ(completed.at("segment_id"), Value(segment.id));
    EXPECT_EQ(completed.at("audio_url"),
              Value("/media/projects/" + segment.project_id + "/audio/" + segment.id + ".wav"));
    EXPECT_EQ(completed.at("duration").as_double(), stored(segment).narration->duration);
}

TEST_F(TaskStatusTest, TellsHowManyItemsAreAheadOfATaskThatWaits) {
    const auto running = running_task(add_segment());
    const auto waiting = generate(add_segment());
    EXPECT_TRUE(object(get("/api/tasks/" + running + "/status/")).at("queue_position").is_null());
    EXPECT_EQ(object(get("/api/tasks/" + waiting + "/status/")).at("queue_position"), 1);
    EXPECT_TRUE(object(get("/api/tasks/" + waiting + "/status/")).at("completed_at").is_null());
}

TEST_F(TaskStatusTest, HasATagThatChangesWithIt) {
    const auto task = running_task(add_segment());
    const auto before = tag(task);
    EXPECT_THAT(before, MatchesRegex("\"[0-9]+-[0-9a-f]{8}\""));
    EXPECT_EQ(tag(task), before);
    gate_.open();
    wait_for_end(task);
    EXPECT_NE(tag(task), before);
}

TEST_F(TaskStatusTest, HasAnotherTagInAnotherRunOfTheProgram) {
    const auto task = generate(add_segment());
    wait_for_end(task);
    Api another(services_, http::AccessPolicy({}));
    const auto request = request_for(http::Method::get, "/api/tasks/" + task + "/status/");
    EXPECT_NE(tag_of(another.handle(request)), tag(task));
}

TEST_F(TaskStatusTest, IsNotSentAgainToAClientThatHasIt) {
    const auto task = running_task(add_segment());
    const auto current = tag(task);
    const auto response = ask(task, "\"1-00000000\", " + current);
    EXPECT_EQ(response.status, 304);
    EXPECT_EQ(response.text(), "");
    EXPECT_EQ(tag_of(response), current);
    EXPECT_FALSE(response.hold);
    EXPECT_EQ(ask(task, "\"1-00000000\"").status, 200);
}

TEST_F(TaskStatusTest, IsRefusedForNowWithoutMemoryForItsListsUnlessTheClientHasIt) {
    const auto task = running_task(add_segment());
    for (int i = 0; i < 200; ++i)
        tasks_.add_completed_segment(task, {"segment", "/media/a.wav", 1.0});
    const auto known = tag(task);
    http::MemoryBudget budget(1'000'000);
    http::MemoryBudget::Share others(budget);
    ASSERT_TRUE(others.grow_to(900'000));
    http::MemoryBudget::Share memory(budget);
    auto request = request_for(http::Method::get, "/api/tasks/" + task + "/status/");
    request.memory = &memory;
    EXPECT_EQ(api_.handle(request).status, 503);
    request.headers.set("If-None-Match", known);
    EXPECT_EQ(api_.handle(request).status, 304);
}

TEST_F(TaskStatusTest, IsKeptByNoCacheSinceItsEstimatesDrift) {
    const auto task = generate(add_segment());
    EXPECT_EQ(get("/api/tasks/" + task + "/status/").headers.find("Cache-Control"), "no-store");
}

TEST_F(TaskStatusTest, IsHeldForAClientThatWaits) {
    const auto task = running_task(add_segment());
    const auto response = ask(task, tag(task), "?wait=2.5");
    EXPECT_EQ(response.status, 304);
    ASSERT_TRUE(response.hold);
    EXPECT_EQ(response.hold->at_most, milliseconds(2500));
}

TEST_F(TaskStatusTest, IsHeldOnlyOnce) {
    const auto task = running_task(add_segment());
    const auto response = ask(task, tag(task), "?wait=60", true);
    EXPECT_EQ(response.status, 304);
    EXPECT_FALSE(response.hold);
}

TEST_F(TaskStatusTest, IsNotHeldForAClientThatHasAnotherOne) {
    const auto task = running_task(add_segment());
    EXPECT_FALSE(ask(task, "\"0-00000000\"", "?wait=60").hold);
    EXPECT_FALSE(get("/api/tasks/" + task + "/status/?wait=60").hold);
    EXPECT_FALSE(ask(task, tag(task), "?wait=0").hold);
}

TEST_F(TaskStatusTest, IsNotHeldOnceTheTaskHasEnded) {
    const auto task = generate(add_segment());
    wait_for_end(task);
    const auto response = ask(task, tag(task), "?wait=60");
    EXPECT_EQ(response.status, 304);
    EXPECT_FALSE(response.hold);
}

TEST_F(TaskStatusTest, WakesWhoWaitsWhenItChanges) {
    const auto task = running_task(add_segment());
    const auto known = tag(task);
    const auto response = ask(task, known, "?wait=60");
    ASSERT_TRUE(response.hold);
    const auto woken = std::make_shared<std::atomic<int>>(0);
    response.hold->on_news([woken] { ++*woken; });
    gate_.open();
    EXPECT_TRUE(support::eventually([&] { return *woken > 0; }));
    wait_for_end(task);
    EXPECT_EQ(ask(task, known, "?wait=60", true).status, 200);
}

TEST_F(TaskStatusTest, WakesWhoCameJustBeforeTheChange) {
    const auto task = running_task(add_segment());
    const auto response = ask(task, tag(task), "?wait=60");
    ASSERT_TRUE(response.hold);
    gate_.open();
    wait_for_end(task);
    const auto woken = std::make_shared<std::atomic<int>>(0);
    response.hold->on_news([woken] { ++*woken; });
    EXPECT_TRUE(support::eventually([&] { return *woken > 0; }));
}

TEST_F(TaskStatusTest, WakesNobodyForAnotherTask) {
    const auto task = running_task(add_segment());
    const auto response = ask(task, tag(task), "?wait=60");
    ASSERT_TRUE(response.hold);
    const auto woken = std::make_shared<std::atomic<int>>(0);
    response.hold->on_news([woken] { ++*woken; });
    const auto other = generate(add_segment());
    post("/api/tasks/" + other + "/cancel/");
    EXPECT_EQ(wait_for_end(other).state, tasks::TaskState::cancelled);
    EXPECT_EQ(*woken, 0);
}

TEST_F(TaskStatusTest, ForgetsWhoWaitsWithTheHold) {
    const auto task = running_task(add_segment());
    const auto woken = std::make_shared<std::atomic<int>>(0);
    {
        const auto response = ask(task, tag(task), "?wait=60");
        ASSERT_TRUE(response.hold);
        response.hold->on_news([woken] { ++*woken; });
    }
    EXPECT_EQ(woken.use_count(), 1);
}

TEST_F(TaskStatusTest, CanBeWaitedForAMinuteAtMost) {
    const auto task = generate(add_segment());
    EXPECT_EQ(get("/api/tasks/" + task + "/status/?wait=").status, 200);
    EXPECT_EQ(get("/api/tasks/" + task + "/status/?wait=60").status, 200);
    for (const std::string wait : {"61", "-1", "x", "nan", "60.001", "1e300", "5s"}) {
        const auto response = get("/api/tasks/" + task + "/status/?wait=" + wait);
        EXPECT_EQ(response.status, 400) << wait;
        EXPECT_EQ(response.text(), R"({"wait":["Must be a number of seconds from 0 to 60."]})");
    }
}

TEST_F(TaskStatusTest, OfATaskThatNobodyKnowsIsNotFound) {
    for (const std::string id : {"nope", "tts_x.y", unknown_id}) {
        const auto response = ask(id, "*", "?wait=1");
        EXPECT_EQ(response.status, 404);
        EXPECT_EQ(response.text(), R"({"error":"Task not found"})");
        EXPECT_FALSE(response.hold);
    }
}

}  // namespace storyflow::api
