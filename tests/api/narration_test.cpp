#include "api/narration.hpp"

#include <atomic>
#include <filesystem>
#include <memory>

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using tasks::TaskState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::MatchesRegex;

constexpr auto no_model = "TTS model not available. Please install the Kokoro ONNX model file.";

class GenerateAudioTest : public ApiTest {
  protected:
    http::Response request(const std::string& id, std::string body = "") {
        return post("/api/segments/" + id + "/generate-audio/", std::move(body));
    }
};

TEST_F(GenerateAudioTest, IsAcceptedWithTheTaskToWatch) {
    const auto segment = add_segment();
    const auto response = request(segment.id);
    EXPECT_EQ(response.status, 202);
    const auto json = object(response);
    EXPECT_THAT(keys(json), ElementsAre("task_id", "segment_id", "status", "message"));
    EXPECT_THAT(text(json, "task_id"), MatchesRegex("tts_" + segment.id + "_[0-9a-f]{8}"));
    EXPECT_EQ(json.at("segment_id"), Value(segment.id));
    EXPECT_EQ(json.at("status"), "PENDING");
    EXPECT_EQ(json.at("message"), "Audio generation started.");
}

TEST_F(GenerateAudioTest, TheTaskKnowsWhichRequestStartedIt) {
    const auto segment = add_segment();
    auto asked = request_for(http::Method::post, "/api/segments/" + segment.id + "/generate-audio/");
    asked.id = "request-7";
    const auto json = object(api_.handle(std::move(asked)));
    EXPECT_EQ(status(text(json, "task_id")).request_id, "request-7");
}

TEST_F(GenerateAudioTest, FillsAudioFileAndDurationInTheBackground) {
    const auto segment = add_segment("Fifty bytes of text make half a second of a tone.");
    EXPECT_EQ(wait_for_end(generate(segment)).state, TaskState::completed);
    const auto json = object(get("/api/segments/" + segment.id + "/"));
    EXPECT_EQ(json.at("audio_file"), Value("http://localhost:8000/media/projects/" + segment.project_id +
                                           "/audio/" + segment.id + ".wav"));
    EXPECT_NEAR(json.at("audio_duration").as_double(), 0.49, 0.001);
    EXPECT_EQ(room_.media_files().size(), 1U);
}

TEST_F(GenerateAudioTest, NeverLooksAtTheBody) {
    const auto segment = add_segment();
    EXPECT_EQ(request(segment.id, "{broken").status, 202);
    EXPECT_EQ(send(http::Method::post, "/api/segments/" + segment.id + "/generate-audio/", "x", "text/plain")
                  .status,
              202);
}

TEST_F(GenerateAudioTest, SpeaksAsTheSettingsSay) {
    patch("/api/settings/", R"({"tts_engine":"espeak","default_voice_id":"bm_lewis","tts_speed":9})");
    narrate(add_segment());
    ASSERT_EQ(espeak_.spoken().size(), 1U);
    EXPECT_EQ(espeak_.spoken()[0].voice, "bm_lewis");
    EXPECT_EQ(espeak_.spoken()[0].speed, 2.0);
    EXPECT_TRUE(kokoro_.spoken().empty());
}

TEST_F(GenerateAudioTest, MakesExistingAudioAnew) {
    const auto segment = add_segment();
    narrate(segment);
    narrate(segment);
    EXPECT_EQ(kokoro_.spoken().size(), 2U);
}

TEST_F(GenerateAudioTest, FindsNoUnknownOrMalformedId) {
    EXPECT_EQ(request(unknown_id).status, 404);
    EXPECT_EQ(request(unknown_id).text(), R"({"detail":"No Segment matches the given query."})");
    EXPECT_EQ(request("nope").status, 404);
    EXPECT_EQ(request("nope").text(), R"({"detail":"Not found."})");
}

TEST_F(GenerateAudioTest, RefusesEmptyAndBlankText) {
    for (const auto* script : {"", " \n\t "}) {
        const auto response = request(add_segment(script).id);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(response.text(), R"({"error":"Segment has no text content to generate audio from."})");
    }
}

TEST_F(GenerateAudioTest, RefusesALockedSegment) {
    const auto segment = add_segment();
    lock(segment);
    const auto response = request(segment.id);
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(response.text(), R"({"error":"Segment is locked. Unlock it before generating audio."})");
}

TEST_F(GenerateAudioTest, RefusesWhenTheModelIsMissing) {
    kokoro_.available = false;
    const auto response = request(add_segment().id);
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(object(response).at("error"), no_model);
    EXPECT_EQ(object(response).at("details"), "The tone engine was switched off.");
    EXPECT_EQ(object(response).at("code"), "engine_unavailable");
    EXPECT_TRUE(response.headers.find("Retry-After"));
}

TEST_F(GenerateAudioTest, ChecksTextThenLockThenModel) {
    kokoro_.available = false;
    const auto empty = add_segment("");
    const auto full = add_segment();
    lock(empty);
    lock(full);
    EXPECT_EQ(request(empty.id).status, 400);
    EXPECT_EQ(request(full.id).status, 409);
}

TEST_F(GenerateAudioTest, RefusesAScriptBeyondTheLimitByName) {
    const auto response = request(add_segment(std::string(201, 'x')).id);
    EXPECT_EQ(response.status, 400);
    EXPECT_THAT(text(object(response), "error"), HasSubstr("at most 200"));
    EXPECT_EQ(request(add_segment(std::string(200, 'x')).id).status, 202);
}

TEST_F(GenerateAudioTest, AnswersASecondRequestWithTheSameTask) {
    hold_engine();
    const auto segment = add_segment();
    const auto task = generate(segment);
    ASSERT_TRUE(engine_is_held());
    const auto second = request(segment.id);
    EXPECT_EQ(second.status, 202);
    EXPECT_EQ(object(second).at("task_id"), Value(task));
    EXPECT_EQ(object(second).at("status"), "PROCESSING");
    EXPECT_EQ(object(second).at("segment_id"), Value(segment.id));
}

TEST_F(GenerateAudioTest, OvertakesTheRestOfARunningBatch) {
    hold_engine();
    const auto batch = room_.add_story({"one", "two"});
    const auto batch_task = generate_all(batch.front().project_id);
    ASSERT_TRUE(engine_is_held());
    const auto single_task = generate(add_segment("single"));
    gate_.open();
    wait_for_end(single_task);
    wait_for_end(batch_task);
    EXPECT_EQ(kokoro_.spoken().at(1).text, "single");
}

TEST_F(GenerateAudioTest, IsRefusedForNowWhenTheQueueIsFull) {
    start_tasks({.queue_limit = 1});
    hold_engine();
    generate(add_segment());
    ASSERT_TRUE(engine_is_held());
    EXPECT_EQ(request(add_segment().id).status, 202);
    const auto response = request(add_segment().id);
    EXPECT_EQ(response.status, 429);
    EXPECT_TRUE(response.headers.find("Retry-After"));
}

TEST_F(GenerateAudioTest, KeepsTheAudioOfASegmentThatIsLockedMeanwhile) {
    const auto segment = add_segment();
    narrate(segment);
    const auto before = stored(segment).narration;
    hold_engine();
    const auto task = generate(segment);
    ASSERT_TRUE(engine_is_held());
    lock(segment);
    gate_.open();
    EXPECT_EQ(wait_for_end(task).state, TaskState::failed);
    EXPECT_EQ(stored(segment).narration, before);
    EXPECT_EQ(room_.media_files().size(), 1U);
}

class GenerateAllAudioTest : public ApiTest {
  protected:
    http::Response request(const std::string& project_id, std::string wishes = "") {
        return post("/api/projects/" + project_id + "/generate-all-audio/", std::move(wishes));
    }
};

TEST_F(GenerateAllAudioTest, IsAcceptedWithCounts) {
    const auto segments = room_.add_story({"one", "", "three", "four"});
    lock(segments[2]);
    const auto response = request(segments[0].project_id);
    EXPECT_EQ(response.status, 202);
    const auto json = object(response);
    EXPECT_THAT(keys(json), ElementsAre("task_id", "project_id", "status", "total_segments",
                                        "segments_to_process", "skipped_locked", "skipped_existing",
                                        "skipped_empty", "already_queued", "message"));
    EXPECT_THAT(text(json, "task_id"), MatchesRegex("tts_batch_" + segments[0].project_id + "_[0-9a-f]{8}"));
    EXPECT_EQ(json.at("status"), "PENDING");
    EXPECT_EQ(json.at("total_segments"), 4);
    EXPECT_EQ(json.at("segments_to_process"), 2);
    EXPECT_EQ(json.at("skipped_locked"), 1);
    EXPECT_EQ(json.at("skipped_empty"), 1);
    EXPECT_EQ(json.at("already_queued"), 0);
    EXPECT_EQ(json.at("message"),
              "Audio generation started for 2 segments. Skipped: 1 locked, 0 existing, 1 empty.");
}

TEST_F(GenerateAllAudioTest, EndsWithCurrentEqualToTotal) {
    const auto segments = room_.add_story({"one", "two", "three"});
    const auto status = wait_for_end(generate_all(segments[0].project_id));
    EXPECT_EQ(status.state, TaskState::completed);
    EXPECT_EQ(status.progress.current, 3);
    EXPECT_EQ(status.progress.total, 3);
    EXPECT_EQ(status.progress.percentage, 100);
    EXPECT_EQ(status.completed_segments.size(), 3U);
    for (const auto& segment : segments)
        EXPECT_TRUE(stored(segment).narration);
}

TEST_F(GenerateAllAudioTest, NarratesStaleSegmentsAgainWhenAsked) {
    const auto segments = room_.add_story({"one", "two", "three"});
    const auto id = segments[0].project_id;
    wait_for_end(generate_all(id));
    patch("/api/segments/" + segments[1].id + "/", R"({"text_content":"another two"})");
    EXPECT_EQ(request(id).status, 200);
    EXPECT_EQ(request(id, R"({"include_stale":false})").status, 200);
    const auto response = request(id, R"({"include_stale":true})");
    EXPECT_EQ(response.status, 202);
    EXPECT_EQ(object(response).at("segments_to_process"), 1);
    EXPECT_EQ(object(response).at("skipped_existing"), 2);
    wait_for_end(text(object(response), "task_id"));
    EXPECT_EQ(kokoro_.spoken().back().text, "another two");
    EXPECT_EQ(request(id, R"({"include_stale":true})").status, 200);
    patch("/api/projects/" + id + "/", R"({"voice_id":"bf_emma"})");
    EXPECT_EQ(object(request(id, R"({"include_stale":true})")).at("segments_to_process"), 3);
}

TEST_F(GenerateAllAudioTest, FindsNothingStaleAfterAChangeOfTheSettings) {
    const auto segments = room_.add_story({"one", "two"});
    const auto id = segments[0].project_id;
    wait_for_end(generate_all(id));
    patch("/api/settings/", R"({"default_voice_id":"bf_emma","tts_speed":1.5,"tts_engine":"espeak"})");
    EXPECT_EQ(object(request(id, R"({"include_stale":true})")).at("segments_to_process"), 0);
    EXPECT_EQ(object(get("/api/projects/" + id + "/")).at("estimated_seconds"), 0.0);

    // Later narrations use the settings all the same, also when everything is made anew.
    wait_for_end(generate_all(id, R"({"force_regenerate":true})"));
    EXPECT_EQ(stored(segments[0]).narration->voice, "bf_emma");
    EXPECT_EQ(stored(segments[0]).narration->speed, 1.5);
    EXPECT_EQ(stored(segments[0]).narration->engine, "espeak");
}

TEST_F(GenerateAllAudioTest, NarratesWithTheEngineOfTheRequestAndDraftsAnewWithKokoro) {
    const auto segments = room_.add_story({"one", "two"});
    const auto id = segments[0].project_id;
    const auto drafting = generate_all(id, R"({"engine":"espeak"})");
    EXPECT_EQ(wait_for_end(drafting).engine, "espeak");
    EXPECT_EQ(stored(segments[0]).narration->engine, "espeak");
    lock(segments[1]);
    EXPECT_EQ(request(id).status, 200) << "a draft is a narration";

    kokoro_.available = false;
    EXPECT_EQ(request(id, R"({"include_drafts":true})").status, 503);
    kokoro_.available = true;
    const auto response = request(id, R"({"include_drafts":true})");
    EXPECT_EQ(object(response).at("segments_to_process"), 1);
    EXPECT_EQ(object(response).at("skipped_locked"), 1);
    wait_for_end(text(object(response), "task_id"));
    EXPECT_EQ(stored(segments[0]).narration->engine, "kokoro");
    EXPECT_EQ(stored(segments[1]).narration->engine, "espeak");
    EXPECT_EQ(request(id, R"({"engine":"festival"})").status, 400);
}

TEST_F(GenerateAllAudioTest, SkipsLockedSegmentsUnlessToldOtherwise) {
    const auto segments = room_.add_story({"one", "two"});
    lock(segments[0]);
    wait_for_end(generate_all(segments[0].project_id, R"({"skip_locked":true})"));
    EXPECT_FALSE(stored(segments[0]).narration);
    EXPECT_TRUE(stored(segments[1]).narration);

    const auto response = request(segments[0].project_id, R"({"skip_locked":false})");
    EXPECT_EQ(object(response).at("segments_to_process"), 1);
    EXPECT_EQ(wait_for_end(text(object(response), "task_id")).state, TaskState::completed);
    EXPECT_TRUE(stored(segments[0]).narration);
    EXPECT_TRUE(stored(segments[0]).is_locked);
}

TEST_F(GenerateAllAudioTest, NarratesAgainWhatSaysAPronunciationOtherwise) {
    const auto segments =
        room_.add_story({"Hermione sat.", "She saw Hermione.", "She left.", "Hermione?", "Hermione!"});
    const auto id = segments[0].project_id;
    for (const int narrated : {0, 1, 2, 4})
        narrate(segments[static_cast<std::size_t>(narrated)]);
    const auto entry = room_.pronunciations.add(id, "Hermione", "Her-my-oh-nee").value();
    narrate(segments[1]);
    lock(segments[4]);
    const auto wish = [&entry](const char* more) {
        return R"({"pronunciation":")" + entry.id + "\"" + more + "}";
    };
    const auto response = request(id, wish(""));
    EXPECT_EQ(object(response).at("segments_to_process"), 1);
    EXPECT_EQ(object(response).at("skipped_locked"), 1);
    EXPECT_EQ(object(response).at("total_segments"), 2);
    wait_for_end(text(object(response), "task_id"));
    EXPECT_EQ(kokoro_.spoken().back().text, "Her-my-oh-nee sat.");
    EXPECT_EQ(object(request(id, wish(""))).at("segments_to_process"), 0);
    EXPECT_EQ(object(request(id, wish(R"(,"force_regenerate":true)"))).at("segments_to_process"), 2);
    EXPECT_EQ(request(id, R"({"pronunciation":"another"})").status, 400);
}

TEST_F(GenerateAllAudioTest, ContinuesAStoppedTaskWithWhatItHadStillToDoByItsEngine) {
    const auto segments = room_.add_story({"one", "two", "three", "four"});
    const auto id = segments[0].project_id;
    for (const auto& segment : segments)
        narrate(segment);
    kokoro_.on_speak(
        [this, spoken = std::make_shared<std::atomic<int>>(0)](const auto&, std::stop_token stop) {
            if ((*spoken)++ > 0) gate_.pass(std::move(stop));
        });
    const auto task = generate_all(id, R"({"force_regenerate":true,"engine":"kokoro"})");
    ASSERT_TRUE(engine_is_held());
    post("/api/tasks/" + task + "/cancel/");
    ASSERT_EQ(wait_for_end(task).completed_segments.size(), 1U);
    gate_.open();
    lock(segments[3]);
    patch("/api/settings/", R"({"tts_engine":"espeak"})");

    const auto response = request(id, R"({"continues":")" + task + "\"}");
    EXPECT_EQ(object(response).at("segments_to_process"), 2);
    EXPECT_EQ(object(response).at("skipped_locked"), 1);
    const auto ended = wait_for_end(text(object(response), "task_id"));
    ASSERT_EQ(ended.completed_segments.size(), 2U);
    EXPECT_EQ(ended.completed_segments[0].segment_id, segments[1].id);
    EXPECT_EQ(ended.completed_segments[1].segment_id, segments[2].id);
    EXPECT_TRUE(espeak_.spoken().empty());
}

TEST_F(GenerateAllAudioTest, ContinuesOnlyAStoppedTaskOfItsProject) {
    const auto segments = room_.add_story({"one"});
    const auto task = generate_all(segments[0].project_id);
    wait_for_end(task);
    const auto wish = R"({"continues":")" + task + "\"}";
    const auto response = request(segments[0].project_id, wish);
    EXPECT_EQ(response.status, 400);
    EXPECT_THAT(response.text(), HasSubstr(R"("continues":)"));
    EXPECT_EQ(request(segments[0].project_id, R"({"continues":"another"})").status, 400);
}

TEST_F(GenerateAllAudioTest, SkipsExistingAudioUnlessForced) {
    const auto segments = room_.add_story({"one", "two"});
    narrate(segments[0]);
    const auto response = request(segments[0].project_id);
    EXPECT_EQ(object(response).at("skipped_existing"), 1);
    wait_for_end(text(object(response), "task_id"));

    const auto forced = request(segments[0].project_id, R"({"force_regenerate":true})");
    EXPECT_EQ(object(forced).at("segments_to_process"), 2);
    EXPECT_EQ(wait_for_end(text(object(forced), "task_id")).completed_segments.size(), 2U);
}

TEST_F(GenerateAllAudioTest, AnswersNothingToDoWithATaskThatHasEnded) {
    kokoro_.available = false;
    const auto segments = room_.add_story({"", "two"});
    lock(segments[1]);
    const auto response = request(segments[0].project_id);
    EXPECT_EQ(response.status, 200);
    const auto json = object(response);
    EXPECT_THAT(keys(json),
                ElementsAre("message", "total_segments", "segments_to_process", "skipped_locked",
                            "skipped_existing", "skipped_empty", "task_id", "project_id", "status"));
    EXPECT_EQ(json.at("message"), "No segments to process.");
    EXPECT_EQ(json.at("total_segments"), 2);
    EXPECT_EQ(json.at("status"), "COMPLETED");
    const auto status = object(get("/api/tasks/" + text(json, "task_id") + "/status/"));
    EXPECT_EQ(status.at("status"), "COMPLETED");
    EXPECT_EQ(boost::json::serialize(status.at("progress")), R"({"current":0,"total":0,"percentage":0})");
}

TEST_F(GenerateAllAudioTest, HasNothingToDoInAnEmptyProject) {
    const auto project = room_.projects.create({.title = "empty", .segments = {}});
    EXPECT_EQ(request(project.id).status, 200);
    EXPECT_EQ(object(request(project.id)).at("total_segments"), 0);
}

TEST_F(GenerateAllAudioTest, FindsNoUnknownOrMalformedId) {
    EXPECT_EQ(request(unknown_id).text(), R"({"detail":"No Project matches the given query."})");
    EXPECT_EQ(request(unknown_id).status, 404);
    EXPECT_EQ(request("nope", "{").text(), R"({"detail":"Not found."})");
}

TEST_F(GenerateAllAudioTest, RefusesWrongWishesBeforeAnythingElse) {
    const auto project = add_segment().project_id;
    EXPECT_EQ(request(project, R"({"skip_locked":"maybe"})").text(),
              R"({"skip_locked":["Must be a valid boolean."]})");
    EXPECT_EQ(request(project, "[]").status, 400);
    EXPECT_EQ(send(http::Method::post, "/api/projects/" + project + "/generate-all-audio/", "x", "text/plain")
                  .status,
              415);
}

TEST_F(GenerateAllAudioTest, RefusesWhenTheModelIsMissing) {
    kokoro_.available = false;
    const auto response = request(add_segment().project_id);
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(object(response).at("error"), no_model);
}

TEST_F(GenerateAllAudioTest, GoesOnAfterAFailingSegment) {
    const auto segments = room_.add_story({"one", "kaboom", std::string(20'001, 'x'), "four"});
    const auto status = wait_for_end(generate_all(segments[0].project_id));
    EXPECT_EQ(status.state, TaskState::completed);
    EXPECT_EQ(status.completed_segments.size(), 2U);
    ASSERT_EQ(status.errors.size(), 2U);
    EXPECT_EQ(status.errors[0].segment_id, segments[1].id);
    EXPECT_EQ(status.errors[1].segment_id, segments[2].id);
    EXPECT_TRUE(stored(segments[3]).narration);
}

TEST_F(GenerateAllAudioTest, FailsWhenNothingSucceeds) {
    const auto status = wait_for_end(generate_all(add_segment("kaboom").project_id));
    EXPECT_EQ(status.state, TaskState::failed);
    EXPECT_EQ(status.errors.size(), 1U);
}

TEST_F(GenerateAllAudioTest, QueuesOnlyWhatIsNotQueuedYet) {
    hold_engine();
    const auto segments = room_.add_story({"one", "two"});
    const auto single = generate(segments[0]);
    ASSERT_TRUE(engine_is_held());
    const auto first = object(request(segments[0].project_id));
    EXPECT_EQ(first.at("segments_to_process"), 2);
    EXPECT_EQ(first.at("already_queued"), 1);
    EXPECT_NE(first.at("task_id"), Value(single));
    EXPECT_EQ(status(text(first, "task_id")).progress.total, 1);

    const auto second = request(segments[0].project_id);
    EXPECT_EQ(second.status, 202);
    EXPECT_EQ(object(second).at("task_id"), first.at("task_id"));
    EXPECT_EQ(object(second).at("already_queued"), 2);
}

TEST_F(GenerateAllAudioTest, SpeaksTheTextAsItIsWhenItsTurnComes) {
    hold_engine();
    const auto segments = room_.add_story({"one", "two"});
    const auto task = generate_all(segments[0].project_id);
    ASSERT_TRUE(engine_is_held());
    room_.segments.edit(segments[1].id, {"changed", {}, {}});
    gate_.open();
    wait_for_end(task);
    EXPECT_EQ(kokoro_.spoken().back().text, "changed");
}

class RemoveAudioTest : public ApiTest {
  protected:
    http::Response remove(const std::string& id) { return del("/api/segments/" + id + "/remove-audio/"); }
};

TEST_F(RemoveAudioTest, RemovesFileAndDuration) {
    const auto segment = add_segment();
    narrate(segment);
    const auto response = remove(segment.id);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.text(),
              R"({"id":")" + segment.id +
                  R"(","audio_file":null,"audio_duration":null,"message":"Audio removed successfully"})");
    EXPECT_FALSE(stored(segment).narration);
    EXPECT_TRUE(room_.media_files().empty());
}

TEST_F(RemoveAudioTest, DoesNotMissAFileThatIsGone) {
    const auto segment = add_segment();
    narrate(segment);
    std::filesystem::remove_all(room_.library.root());
    EXPECT_EQ(remove(segment.id).status, 200);
}

TEST_F(RemoveAudioTest, RefusesLockedSegmentsAndThoseWithoutAudio) {
    const auto segment = add_segment();
    EXPECT_EQ(remove(unknown_id).status, 404);
    EXPECT_EQ(remove(segment.id).status, 400);
    EXPECT_EQ(remove(segment.id).text(), R"({"error":"No audio to remove"})");
    lock(segment);
    EXPECT_EQ(remove(segment.id).status, 400);
    EXPECT_EQ(remove(segment.id).text(), R"({"error":"Cannot modify a locked segment."})");
}

}  // namespace storyflow::api
