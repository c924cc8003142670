#include "api/tasks.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using tasks::TaskState;
using testing::ElementsAre;
using testing::IsEmpty;

class TasksTest : public ApiTest {
  protected:
    http::Response status_of(const std::string& task_id) { return get("/api/tasks/" + task_id + "/status/"); }
    http::Response cancel(const std::string& task_id) { return post("/api/tasks/" + task_id + "/cancel/"); }
    std::string state_of(const std::string& task_id) { return text(object(status_of(task_id)), "status"); }
    Json list(const std::string& query = "") { return object(get("/api/tasks/" + query)); }
    static std::vector<std::string> ids(const Json& list) {
        std::vector<std::string> all;
        for (const auto& task : list.at("results").as_array())
            all.push_back(text(task.as_object(), "task_id"));
        return all;
    }
    /// Makes tasks that have ended at once.
    std::string empty_task(const std::string& project_id) { return generate_all(project_id); }
    std::string empty_project() { return room_.projects.create({.title = "empty", .segments = {}}).id; }
};

TEST_F(TasksTest, GoFromPendingThroughProcessingToCompleted) {
    hold_engine();
    const auto running = generate(add_segment());
    ASSERT_TRUE(engine_is_held());
    const auto waiting = generate(add_segment());
    EXPECT_EQ(state_of(running), "PROCESSING");
    EXPECT_EQ(state_of(waiting), "PENDING");
    EXPECT_EQ(object(status_of(waiting)).at("progress").at("total"), 1);
    gate_.open();
    wait_for_end(running);
    wait_for_end(waiting);
    EXPECT_EQ(state_of(running), "COMPLETED");
    EXPECT_EQ(state_of(waiting), "COMPLETED");
}

TEST_F(TasksTest, ShowProgressWhileABatchRuns) {
    const auto segments = room_.add_story({"one", "two"});
    kokoro_.on_speak([this](const auto& utterance, std::stop_token stop) {
        if (utterance.text == "two") gate_.pass(std::move(stop));
    });
    const auto task = generate_all(segments[0].project_id);
    ASSERT_TRUE(engine_is_held());
    EXPECT_EQ(boost::json::serialize(object(status_of(task)).at("progress")),
              R"({"current":1,"total":2,"percentage":50,"current_segment_id":")" + segments[1].id + "\"}");
}

TEST_F(TasksTest, NameTheReasonOfAFailure) {
    const auto segment = add_segment("kaboom");
    const auto task = generate(segment);
    wait_for_end(task);
    const auto json = object(status_of(task));
    EXPECT_EQ(json.at("status"), "FAILED");
    EXPECT_EQ(json.at("errors").at(0).at("segment_id"), Value(segment.id));
    EXPECT_EQ(json.at("errors").at(0).at("error"), "TTS generation failed: the tone engine was told to fail");
}

TEST_F(TasksTest, AreCancelledAtOnceWhileTheyWait) {
    hold_engine();
    generate(add_segment());
    ASSERT_TRUE(engine_is_held());
    const auto waiting = generate(add_segment());
    const auto response = cancel(waiting);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.text(),
              R"({"task_id":")" + waiting +
                  R"(","status":"CANCELLED","cancel_requested":true,"message":"Task cancelled."})");
    EXPECT_EQ(cancel(waiting).text(), response.text());
}

TEST_F(TasksTest, AreCancelledSoonWhileTheyRun) {
    hold_engine();
    const auto segment = add_segment();
    const auto task = generate(segment);
    ASSERT_TRUE(engine_is_held());
    EXPECT_EQ(object(cancel(task)).at("cancel_requested"), true);
    EXPECT_EQ(wait_for_end(task).state, TaskState::cancelled);
    EXPECT_EQ(state_of(task), "CANCELLED");
    EXPECT_FALSE(stored(segment).narration);
    EXPECT_TRUE(room_.media_files().empty());
}

TEST_F(TasksTest, StayAsTheyEndedWhenTheyAreCancelledTooLate) {
    const auto task = generate(add_segment());
    wait_for_end(task);
    const auto json = object(cancel(task));
    EXPECT_EQ(json.at("status"), "COMPLETED");
    EXPECT_EQ(json.at("message"), "Task has already ended.");
}

TEST_F(TasksTest, ThatNobodyKnowsCannotBeCancelled) {
    EXPECT_EQ(cancel("nope").status, 404);
    EXPECT_EQ(cancel("nope").text(), R"({"error":"Task not found"})");
}

TEST_F(TasksTest, AreListedNewestFirst) {
    const auto first = add_segment();
    const auto single = generate(first);
    wait_for_end(single);
    const auto batch = empty_task(first.project_id);
    const auto json = list();
    EXPECT_EQ(json.at("count"), 2);
    EXPECT_TRUE(json.at("next").is_null());
    EXPECT_THAT(ids(json), ElementsAre(batch, single));
    const auto& last = json.at("results").at(1).as_object();
    EXPECT_THAT(keys(last), ElementsAre("task_id", "project_id", "status", "progress", "priority",
                                        "cancel_requested", "version", "queue_position", "eta_seconds",
                                        "created_at", "completed_at", "engine", "kind"));
    EXPECT_EQ(last.at("project_id"), Value(first.project_id));
    EXPECT_EQ(last.at("status"), "COMPLETED");
    EXPECT_EQ(last.at("priority"), "interactive");
    EXPECT_EQ(last.at("progress").at("current"), 1);
}

TEST_F(TasksTest, AreListedByProjectAndStatus) {
    const auto segment = add_segment();
    const auto running = running_task(segment);
    const auto waiting = generate(add_segment());
    const auto ended = empty_task(empty_project());
    EXPECT_THAT(ids(list()), ElementsAre(ended, waiting, running));
    EXPECT_THAT(ids(list("?project=" + segment.project_id)), ElementsAre(running));
    EXPECT_THAT(ids(list("?status=PENDING")), ElementsAre(waiting));
    EXPECT_THAT(ids(list("?status=COMPLETED&project=")), ElementsAre(ended));
    EXPECT_THAT(ids(list("?status=PENDING&project=" + segment.project_id)), IsEmpty());
    EXPECT_EQ(list("?project=" + std::string(unknown_id)).at("count"), 0);
}

TEST_F(TasksTest, AreListedPageByPage) {
    const auto project = empty_project();
    const auto oldest = empty_task(project);
    for (int number = 0; number < 50; ++number)
        empty_task(project);
    const auto first = list("?status=COMPLETED");
    EXPECT_EQ(first.at("count"), 51);
    EXPECT_EQ(ids(first).size(), 50U);
    EXPECT_EQ(first.at("next"), "http://localhost:8000/api/tasks/?page=2&status=COMPLETED");
    EXPECT_THAT(ids(list("?page=2")), ElementsAre(oldest));
    EXPECT_EQ(get("/api/tasks/?page=3").status, 404);
    EXPECT_EQ(get("/api/tasks/?page=3").text(), R"({"detail":"Invalid page."})");
}

TEST_F(TasksTest, AreNotListedByWhatMakesNoSense) {
    const auto response = get("/api/tasks/?project=nope&status=completed");
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.text(),
              R"({"project":["Must be a valid UUID."],"status":["Must be one of PENDING, PROCESSING, )"
              R"(COMPLETED, FAILED and CANCELLED."]})");
}

TEST_F(TasksTest, ShowTheirItemsToOperators) {
    hold_engine();
    const auto segments = room_.add_story({"one", "two"});
    const auto task = generate_all(segments[0].project_id);
    ASSERT_TRUE(engine_is_held());
    const auto response = get("/api/tasks/" + task + "/items/");
    EXPECT_EQ(response.status, 200);
    const auto json = object(response);
    EXPECT_EQ(json.at("count"), 2);
    const auto& running = json.at("results").at(0).as_object();
    EXPECT_THAT(keys(running), ElementsAre("segment_id", "state", "attempts", "lease_owner", "lease_until",
                                           "not_before", "error"));
    EXPECT_EQ(running.at("segment_id"), Value(segments[0].id));
    EXPECT_EQ(running.at("state"), "RUNNING");
    EXPECT_EQ(running.at("attempts"), 1);
    EXPECT_TRUE(running.at("lease_owner").is_string());
    EXPECT_TRUE(running.at("lease_until").is_string());
    EXPECT_EQ(boost::json::serialize(json.at("results").at(1)),
              R"({"segment_id":")" + segments[1].id +
                  R"(","state":"QUEUED","attempts":0,"lease_owner":null,"lease_until":null,)"
                  R"("not_before":null,"error":null})");
}

TEST_F(TasksTest, ShowTheirItemsPageByPage) {
    hold_engine();
    const auto segments = room_.add_story(std::vector<std::string>(51, "text"));
    const auto task = generate_all(segments[0].project_id);
    const auto first = object(get("/api/tasks/" + task + "/items/"));
    EXPECT_EQ(first.at("count"), 51);
    EXPECT_EQ(first.at("results").as_array().size(), 50U);
    EXPECT_EQ(first.at("next"), Value("http://localhost:8000/api/tasks/" + task + "/items/?page=2"));
    const auto last = object(get("/api/tasks/" + task + "/items/?page=last"));
    EXPECT_EQ(last.at("results").as_array().size(), 1U);
    EXPECT_EQ(last.at("results").at(0).at("segment_id"), Value(segments[50].id));
    EXPECT_EQ(get("/api/tasks/" + task + "/items/?page=3").status, 404);
}

TEST_F(TasksTest, AClientChoosesHowManyItemsArePartOfOnePage) {
    hold_engine();
    const auto story = room_.add_story(std::vector<std::string>(60, "One of sixty."));
    const auto items = "/api/tasks/" + generate_all(story.front().project_id) + "/items/";
    const auto all = object(get(items + "?page_size=2000"));
    EXPECT_EQ(all.at("results").as_array().size(), 60U);
    EXPECT_TRUE(all.at("next").is_null());
    const auto some = object(get(items + "?page_size=25&page=2"));
    EXPECT_EQ(some.at("results").as_array().size(), 25U);
    EXPECT_EQ(some.at("next"), Value("http://localhost:8000" + items + "?page=3&page_size=25"));
    for (const auto* size : {"0", "2001", "many"}) {
        const auto refused = get(items + "?page_size=" + size);
        EXPECT_EQ(refused.status, 400) << size;
        EXPECT_TRUE(object(refused).contains("page_size")) << size;
    }
}

TEST_F(TasksTest, ThatNobodyKnowsHaveNoItems) {
    const auto response = get("/api/tasks/nope/items/");
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.text(), R"({"error":"Task not found"})");
}

}  // namespace storyflow::api
