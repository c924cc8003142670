#include "api/task_json.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "api/json_text.hpp"

namespace storyflow::api {

namespace {

constexpr auto new_year = base::Timestamp(std::chrono::microseconds(1'767'225'600'000'000));
constexpr auto a_second_later = new_year + std::chrono::seconds(1);

tasks::TaskStatus half_done() {
    tasks::TaskStatus status{.task_id = "t1", .project_id = "p1", .state = tasks::TaskState::processing};
    status.version = 9;
    status.progress = {.current = 2, .total = 3, .percentage = 66, .current_segment_id = "s3"};
    status.completed_segments = {{"s1", "/media/a.wav", 1.0}};
    status.errors = {{"s2", "no"}};
    status.created_at = new_year;
    status.engine = "kokoro";
    return status;
}

}  // namespace

TEST(TaskJson, AStatusHasTheKeysOfTheContractInOrderAndThenItsAdditions) {
    EXPECT_EQ(
        json_text(task_status_json(half_done(), {.queue_position = 4, .eta_seconds = 12.5})),
        R"({"task_id":"t1","status":"PROCESSING",)"
        R"("progress":{"current":2,"total":3,"percentage":66,"current_segment_id":"s3"},)"
        R"("completed_segments":[{"segment_id":"s1","audio_url":"/media/a.wav","duration":1.0}],)"
        R"("errors":[{"segment_id":"s2","error":"no"}],"cancel_requested":false,)"
        R"("version":9,"queue_position":4,"eta_seconds":12.5,)"
        R"("created_at":"2026-01-01T00:00:00Z","completed_at":null,"engine":"kokoro","kind":"narration"})");
}

TEST(TaskJson, WhatIsUnknownIsNull) {
    auto status = half_done();
    status.completed_at = a_second_later;
    const auto json = task_status_json(status, {});
    EXPECT_TRUE(json.at("queue_position").is_null());
    EXPECT_TRUE(json.at("eta_seconds").is_null());
    EXPECT_EQ(json.at("completed_at"), "2026-01-01T00:00:01Z");
}

TEST(TaskJson, ProgressIsAlwaysNumbers) {
    EXPECT_EQ(json_text(task_status_json({}, {}).at("progress")),
              R"({"current":0,"total":0,"percentage":0})");
}

TEST(TaskJson, AHeadSaysWhoseItIsAndHasNoLists) {
    EXPECT_EQ(
        json_text(task_head_json(half_done(), {})),
        R"({"task_id":"t1","project_id":"p1","status":"PROCESSING",)"
        R"("progress":{"current":2,"total":3,"percentage":66,"current_segment_id":"s3"},)"
        R"("priority":"batch","cancel_requested":false,"version":9,"queue_position":null,)"
        R"("eta_seconds":null,"created_at":"2026-01-01T00:00:00Z","completed_at":null,"engine":"kokoro","kind":"narration"})");
    EXPECT_EQ(task_head_json({.priority = tasks::Priority::interactive}, {}).at("priority"), "interactive");
}

TEST(TaskJson, AnItemTellsWhoWorksOnItAndWhyItWaits) {
    tasks::ItemStatus item{.segment_id = "s1", .state = tasks::ItemState::running, .attempts = 2};
    item.lease_owner = "worker-7";
    item.lease_until = a_second_later;
    EXPECT_EQ(json_text(task_item_json(item)),
              R"({"segment_id":"s1","state":"RUNNING","attempts":2,"lease_owner":"worker-7",)"
              R"("lease_until":"2026-01-01T00:00:01Z","not_before":null,"error":null})");

    const tasks::ItemStatus delayed{.segment_id = "s2",
                                    .state = tasks::ItemState::delayed,
                                    .attempts = 1,
                                    .not_before = new_year,
                                    .error = "The disk is full."};
    EXPECT_EQ(json_text(task_item_json(delayed)),
              R"({"segment_id":"s2","state":"DELAYED","attempts":1,"lease_owner":null,"lease_until":null,)"
              R"("not_before":"2026-01-01T00:00:00Z","error":"The disk is full."})");
}

}  // namespace storyflow::api
