#include <string>
#include <utility>

#include "tests/api/api_fixture.hpp"

/// A request to narrate that arrives twice with one `Idempotency-Key`.
namespace storyflow::api {

/// Sends a request twice, like a client that did not get the first answer.
class RepeatedRequestTest : public ApiTest {
  protected:
    http::Response request(const std::string& path, const std::string& key, std::string body = "") {
        auto request = request_for(http::Method::post, path);
        request.headers.set("Idempotency-Key", key);
        if (!body.empty()) request.headers.set("Content-Type", "application/json");
        request.body = std::move(body);
        return api_.handle(request);
    }
    static std::string single(const story::Segment& segment) {
        return "/api/segments/" + segment.id + "/generate-audio/";
    }
    static std::string all(const story::Segment& segment) {
        return "/api/projects/" + segment.project_id + "/generate-all-audio/";
    }
    static bool is_replayed(const http::Response& response) {
        return response.headers.find("Idempotency-Replayed") == "true";
    }
};

TEST_F(RepeatedRequestTest, GetsTheFirstOnesTaskAndMakesNoMoreWork) {
    const auto segment = add_segment();
    const auto first = request(single(segment), "k-1");
    EXPECT_EQ(first.status, 202);
    EXPECT_FALSE(is_replayed(first));
    const auto task = text(object(first), "task_id");
    wait_for_end(task);

    const auto second = request(single(segment), "k-1");
    EXPECT_EQ(second.status, 202);
    EXPECT_TRUE(is_replayed(second));
    EXPECT_EQ(keys(object(second)), keys(object(first)));
    EXPECT_EQ(object(second).at("task_id"), Value(task));
    EXPECT_EQ(object(second).at("segment_id"), Value(segment.id));
    EXPECT_EQ(object(second).at("status"), "COMPLETED");
    EXPECT_EQ(kokoro_.spoken().size(), 1U);
}

TEST_F(RepeatedRequestTest, IsKnownAfterARestart) {
    const auto segment = add_segment();
    const auto task = text(object(request(single(segment), "k-1")), "task_id");
    wait_for_end(task);
    start_tasks({});
    const auto second = request(single(segment), "k-1");
    EXPECT_TRUE(is_replayed(second));
    EXPECT_EQ(object(second).at("task_id"), Value(task));
}

TEST_F(RepeatedRequestTest, IsANewOneUnderAnotherKeyOrWithout) {
    const auto segment = add_segment();
    const auto first = text(object(request(single(segment), "k-1")), "task_id");
    wait_for_end(first);
    const auto second = request(single(segment), "k-2");
    EXPECT_FALSE(is_replayed(second));
    EXPECT_NE(object(second).at("task_id"), Value(first));
    wait_for_end(text(object(second), "task_id"));
    EXPECT_NE(generate(segment), first);
}

TEST_F(RepeatedRequestTest, IsRecognisedHoweverTheIdIsWritten) {
    const auto segment = add_segment();
    const auto first = request(single(segment), "k-1");
    const auto second = request("/api/segments/{" + segment.id + "}/generate-audio", "k-1");
    EXPECT_TRUE(is_replayed(second));
    EXPECT_EQ(object(second).at("task_id"), object(first).at("task_id"));
}

TEST_F(RepeatedRequestTest, IsRefusedWhenItAsksForSomethingElse) {
    const auto segment = add_segment();
    request(single(segment), "k-1");
    for (const auto& path : {single(add_segment()), all(segment)}) {
        const auto response = request(path, "k-1");
        EXPECT_EQ(response.status, 422);
        EXPECT_EQ(response.text(), R"({"error":"This Idempotency-Key was used for a different request."})");
    }
}

TEST_F(RepeatedRequestTest, NeedsAKeyThatIsOne) {
    const auto segment = add_segment();
    for (const auto& path : {single(segment), all(segment)}) {
        const auto response = request(path, "not one");
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(response.text(), R"({"Idempotency-Key":["Must be 1 to 255 visible ASCII characters."]})");
    }
}

TEST_F(RepeatedRequestTest, MeetsTheChecksAgain) {
    const auto segment = add_segment();
    wait_for_end(text(object(request(single(segment), "k-1")), "task_id"));
    lock(segment);
    EXPECT_EQ(request(single(segment), "k-1").status, 409);
}

TEST_F(RepeatedRequestTest, OfABatchGetsItsTaskThoughNothingIsLeftToDo) {
    const auto segments = room_.add_story({"one", "two", ""});
    const auto first = request(all(segments[0]), "k-1");
    const auto task = text(object(first), "task_id");
    wait_for_end(task);

    const auto second = request(all(segments[0]), "k-1", R"({"skip_locked":"yes"})");
    EXPECT_EQ(second.status, 202);
    EXPECT_TRUE(is_replayed(second));
    const auto json = object(second);
    EXPECT_EQ(keys(json), keys(object(first)));
    EXPECT_EQ(json.at("task_id"), Value(task));
    EXPECT_EQ(json.at("status"), "COMPLETED");
    EXPECT_EQ(json.at("segments_to_process"), 2);
    EXPECT_EQ(json.at("skipped_existing"), 2);
    EXPECT_EQ(kokoro_.spoken().size(), 2U);
}

TEST_F(RepeatedRequestTest, OfABatchWithOtherWishesIsAnotherRequest) {
    const auto segment = add_segment();
    request(all(segment), "k-1");
    EXPECT_EQ(request(all(segment), "k-1", R"({"force_regenerate":true})").status, 422);
    EXPECT_EQ(request(all(segment), "k-1", R"({"include_stale":true})").status, 422);
    EXPECT_EQ(request(all(segment), "k-1", R"({"include_stale":false})").status, 202);
}

TEST_F(RepeatedRequestTest, OfABatchWithoutWorkMakesNoneLater) {
    const auto segment = add_segment("");
    const auto first = request(all(segment), "k-1");
    EXPECT_EQ(first.status, 200);
    room_.segments.edit(segment.id, {"now there is something to say", {}, {}});
    const auto second = request(all(segment), "k-1");
    EXPECT_EQ(second.status, 200);
    EXPECT_TRUE(is_replayed(second));
    EXPECT_EQ(object(second).at("task_id"), object(first).at("task_id"));
    EXPECT_TRUE(kokoro_.spoken().empty());
}

}  // namespace storyflow::api
