#include "api/tasks.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using tasks::TaskState;
using testing::ElementsAre;

class TasksTest : public ApiTest {
  protected:
    http::Response status_of(const std::string& task_id) { return get("/api/tasks/" + task_id + "/status/"); }
    http::Response cancel(const std::string& task_id) { return post("/api/tasks/" + task_id + "/cancel/"); }
    std::string state_of(const std::string& task_id) { return text(object(status_of(task_id)), "status"); }
};

TEST_F(TasksTest, HaveAStatusWithAllFields) {
    const auto segment = add_segment();
    const auto task = generate(segment);
    wait_for_end(task);
    const auto response = status_of(task);
    EXPECT_EQ(response.status, 200);
    const auto json = object(response);
    EXPECT_THAT(keys(json), ElementsAre("task_id", "status", "progress", "completed_segments", "errors",
                                        "cancel_requested"));
    EXPECT_EQ(json.at("task_id"), Value(task));
    EXPECT_EQ(json.at("progress").at("percentage"), 100);
    const auto completed = json.at("completed_segments").at(0).as_object();
    EXPECT_EQ(completed.at("segment_id"), Value(segment.id));
    EXPECT_EQ(completed.at("audio_url"),
              Value("/media/projects/" + segment.project_id + "/audio/" + segment.id + ".wav"));
    EXPECT_EQ(completed.at("duration").as_double(), stored(segment).narration->duration);
}

TEST_F(TasksTest, ThatNobodyKnowsAreNotFound) {
    for (const std::string id : {"nope", "tts_x.y", unknown_id}) {
        const auto response = status_of(id);
        EXPECT_EQ(response.status, 404);
        EXPECT_EQ(response.text(), R"({"error":"Task not found"})");
    }
}

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

}  // namespace storyflow::api
