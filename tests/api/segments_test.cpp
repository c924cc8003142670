#include "api/segments.hpp"

#include "api/json_text.hpp"
#include "base/file.hpp"
#include "tests/api/api_fixture.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::api {

using testing::ElementsAre;

class SegmentsTest : public ApiTest {
  protected:
    static std::string path(const story::Segment& segment) { return "/api/segments/" + segment.id + "/"; }
    static std::string in(const std::string& project_id, const std::string& rest) {
        return R"({"project":")" + project_id + "\"" + rest + "}";
    }
    http::Response patch_if_match(const story::Segment& segment, std::string tags, std::string body) {
        auto request = request_for(http::Method::patch, path(segment));
        request.headers.set("Content-Type", "application/json");
        request.headers.set("If-Match", std::move(tags));
        request.body = std::move(body);
        return api_.handle(std::move(request));
    }
};

TEST_F(SegmentsTest, AreListedOnOnePageHoweverManyThereAre) {
    const auto segments = room_.add_story(std::vector<std::string>(120, "x"));
    const auto page = object(get("/api/segments/?project=" + segments.front().project_id));
    EXPECT_THAT(keys(page), ElementsAre("count", "next", "previous", "results"));
    EXPECT_EQ(page.at("count"), 120);
    EXPECT_TRUE(page.at("next").is_null());
    ASSERT_EQ(page.at("results").as_array().size(), 120U);
    EXPECT_EQ(page.at("results").at(119).at("sequence_index"), 119);
}

TEST_F(SegmentsTest, AreNotListedWithoutAProject) {
    add_segment();
    for (const std::string query :
         {"", "?project=", "?project=nope", "?project=00000000-0000-4000-8000-000000000000"}) {
        const auto response = get("/api/segments/" + query);
        EXPECT_EQ(response.text(), R"({"count":0,"next":null,"previous":null,"results":[]})") << query;
    }
}

TEST_F(SegmentsTest, AreCreatedBehindTheLast) {
    const auto first = add_segment();
    const auto response =
        post("/api/segments/", in(first.project_id, R"(,"text_content":" as is ","is_locked":true)"));
    EXPECT_EQ(response.status, 201);
    const auto segment = object(response);
    EXPECT_THAT(keys(segment),
                ElementsAre("id", "project", "sequence_index", "text_content", "image_prompt", "image_file",
                            "audio_file", "audio_duration", "is_locked", "narration", "text_revision",
                            "voice_id", "tts_speed", "chapter", "scene_break", "pause_before", "image_fit"));
    EXPECT_EQ(segment.at("sequence_index"), 1);
    EXPECT_EQ(segment.at("text_content"), " as is ");
    EXPECT_EQ(segment.at("is_locked"), false);
}

TEST_F(SegmentsTest, BeginChaptersAndScenesWithPausesOfTheirOwn) {
    const auto first = add_segment();
    const auto made =
        object(post("/api/segments/", in(first.project_id, R"(,"scene_break":true,"pause_before":2.5)")));
    EXPECT_EQ(made.at("chapter"), nullptr);
    EXPECT_EQ(made.at("scene_break"), true);
    EXPECT_EQ(made.at("pause_before"), 2.5);
    const auto changed = object(patch("/api/segments/" + std::string(made.at("id").as_string()) + "/",
                                      R"({"chapter":{"title":"The Storm","level":2},"scene_break":false,)"
                                      R"("pause_before":null})"));
    EXPECT_EQ(boost::json::serialize(changed.at("chapter")), R"({"title":"The Storm","level":2})");
    EXPECT_EQ(changed.at("scene_break"), false);
    EXPECT_EQ(changed.at("pause_before"), nullptr);
    EXPECT_EQ(changed.at("text_revision"), 1) << "what is said is the same";
}

TEST_F(SegmentsTest, ShowTheirPicturesWholeOrFillTheFrame) {
    const auto first = add_segment();
    const auto made = object(post("/api/segments/", in(first.project_id, R"(,"image_fit":"fit")")));
    EXPECT_EQ(made.at("image_fit"), "fit");
    const auto path = "/api/segments/" + first.id + "/";
    EXPECT_EQ(object(get(path)).at("image_fit"), "fill");
    EXPECT_EQ(object(patch(path, R"({"image_fit":"fit"})")).at("image_fit"), "fit");
    EXPECT_EQ(object(patch(path, R"({"image_prompt":"a lamp"})")).at("image_fit"), "fit");
    EXPECT_EQ(object(get(path)).at("image_fit"), "fit");
    const auto refused = patch(path, R"({"image_fit":"stretch"})");
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.text(), R"({"image_fit":["Must be \"fill\" or \"fit\"."]})");
    EXPECT_EQ(object(get(path)).at("image_fit"), "fit");
}

TEST_F(SegmentsTest, AreCreatedBehindTheOneThatIsNamedOrInFrontOfAll) {
    const auto segments = room_.add_story({"one", "two"});
    const auto project = segments[0].project_id;
    const auto behind =
        post("/api/segments/", in(project, R"(,"text_content":"new","after":")" + segments[0].id + "\""));
    EXPECT_EQ(behind.status, 201);
    EXPECT_EQ(object(behind).at("sequence_index"), 1);
    const auto front = post("/api/segments/", in(project, R"(,"text_content":"first","after":null)"));
    EXPECT_EQ(object(front).at("sequence_index"), 0);
    std::vector<std::string> texts;
    for (const auto& segment : support::segments_of(room_.segments, project))
        texts.push_back(segment.text_content);
    EXPECT_THAT(texts, ElementsAre("first", "one", "new", "two"));
}

TEST_F(SegmentsTest, AreNotCreatedBehindWhatTheProjectDoesNotHave) {
    const auto segment = add_segment();
    const auto elsewhere = add_segment();
    for (const auto& id : {elsewhere.id, std::string(unknown_id)}) {
        EXPECT_EQ(post("/api/segments/", in(segment.project_id, R"(,"after":")" + id + "\"")).text(),
                  R"({"after":["There is no segment with this id in the project."]})");
    }
    for (const auto* wrong : {"\"nope\"", "\"\"", "5", "[]"}) {
        EXPECT_EQ(post("/api/segments/", in(segment.project_id, std::string(R"(,"after":)") + wrong)).text(),
                  R"({"after":["Must be the id of a segment, or null."]})");
    }
    EXPECT_EQ(support::segments_of(room_.segments, segment.project_id).size(), 1U);
}

TEST_F(SegmentsTest, AreNotCreatedWithoutAProject) {
    for (const auto* body : {"{}", R"({"project":null})", R"({"project":"","text_content":null})"}) {
        const auto response = post("/api/segments/", body);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(response.text(), R"({"error":"The \"project\" field is required."})") << body;
    }
}

TEST_F(SegmentsTest, AreNotCreatedInAnUnknownProject) {
    for (const std::string id : {R"("nope")", R"("00000000-0000-4000-8000-000000000000")", "5", "[]"}) {
        const auto response = post("/api/segments/", R"({"project":)" + id + "}");
        EXPECT_EQ(response.status, 404) << id;
        EXPECT_EQ(response.text(), R"({"error":"Project not found."})");
    }
}

TEST_F(SegmentsTest, AreNotCreatedFromWrongFields) {
    const auto project = add_segment().project_id;
    EXPECT_EQ(post("/api/segments/", in(project, R"(,"text_content":null,"image_prompt":[])")).text(),
              R"({"text_content":["This field may not be null."],"image_prompt":["Not a valid string."]})");
    EXPECT_EQ(post("/api/segments/", "[]").status, 400);
}

TEST_F(SegmentsTest, AreChangedAndAnsweredWhole) {
    const auto segment = add_segment();
    const auto response =
        patch(path(segment), R"({"text_content":" new ","image_prompt":"","sequence_index":7})");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(object(response).at("text_content"), "new");
    EXPECT_EQ(object(response).at("sequence_index"), 0);
    EXPECT_EQ(stored(segment).text_content, "new");
}

TEST_F(SegmentsTest, KeepTheirNarrationWhenTheirTextChanges) {
    const auto segment = add_segment();
    narrate(segment);
    EXPECT_FALSE(object(patch(path(segment), R"({"text_content":"new"})")).at("audio_file").is_null());
}

TEST_F(SegmentsTest, SayWhetherTheirNarrationIsStaleAndWhy) {
    const auto segment = add_segment();
    const auto stale = [&](const std::string& answer) {
        return boost::json::serialize(boost::json::parse(answer).at_pointer("/narration/stale"));
    };
    EXPECT_TRUE(object(get(path(segment))).at("narration").is_null());
    narrate(segment);
    EXPECT_EQ(stale(get(path(segment)).text()), "[]");
    EXPECT_EQ(stale(patch(path(segment), R"({"text_content":"new"})").text()), R"(["text"])");
    patch("/api/projects/" + segment.project_id + "/", R"({"voice_id":"bf_emma","tts_speed":1.25})");
    EXPECT_EQ(stale(get(path(segment)).text()), R"(["text","voice","speed"])");
    narrate(segment);
    EXPECT_EQ(stale(get(path(segment)).text()), "[]");
    EXPECT_EQ(object(get(path(segment))).at("narration").at("revision"), 2);
    const auto listed = object(get("/api/segments/?project=" + segment.project_id));
    EXPECT_EQ(listed.at("results").at(0).at("narration").at("voice"), "bf_emma");
}

TEST_F(SegmentsTest, StayFreshWhenOnlyTheSettingsChange) {
    const auto segment = add_segment();
    const auto stale = [&] {
        return boost::json::serialize(object(get(path(segment))).at("narration").at("stale"));
    };
    narrate(segment);
    patch("/api/settings/", R"({"default_voice_id":"bf_emma","tts_speed":1.5,"tts_engine":"espeak"})");
    EXPECT_EQ(stale(), "[]");

    // A voice that the project had for a while and no longer has leaves no trace.
    const auto project = "/api/projects/" + segment.project_id + "/";
    patch(project, R"({"voice_id":"bm_lewis"})");
    EXPECT_EQ(stale(), R"(["voice"])");
    narrate(segment);
    EXPECT_EQ(stale(), "[]");
    patch(project, R"({"voice_id":null})");
    EXPECT_EQ(stale(), "[]");
}

TEST_F(SegmentsTest, HaveAVoiceAndSpeedOfTheirOwnUntilTheyAreClearedAgain) {
    const auto segment = add_segment();
    narrate(segment);
    const auto stale = [&] { return json_text(object(get(path(segment))).at("narration").at("stale")); };
    const auto changed = object(patch(path(segment), R"({"voice_id":"bm_lewis","tts_speed":0.75})"));
    EXPECT_EQ(changed.at("voice_id"), "bm_lewis");
    EXPECT_EQ(changed.at("tts_speed"), 0.75);
    EXPECT_EQ(stale(), R"(["voice","speed"])");
    narrate(segment);
    EXPECT_EQ(kokoro_.spoken().back().voice, "bm_lewis");
    EXPECT_EQ(stale(), "[]");
    EXPECT_TRUE(
        object(patch(path(segment), R"({"voice_id":null,"tts_speed":null})")).at("voice_id").is_null());
    EXPECT_EQ(stale(), "[]") << "the story itself asks for nothing";
}

TEST_F(SegmentsTest, RefuseAVoiceThatDoesNotExistByTheNameOfTheField) {
    const auto segment = add_segment();
    const auto refused = patch(path(segment), R"({"voice_id":"nobody","tts_speed":9})");
    EXPECT_EQ(refused.status, 400);
    EXPECT_TRUE(object(refused).contains("voice_id"));
    EXPECT_TRUE(object(refused).contains("tts_speed"));
    const auto body = R"({"project":")" + segment.project_id + R"(","text_content":"x","voice_id":"nobody"})";
    EXPECT_EQ(post("/api/segments/", body).status, 400);
}

TEST_F(SegmentsTest, AreFreshWhenAnExtremeSpeedOfTheSettingsWasLimited) {
    room_.settings.change([](story::Settings& settings) {
        settings.tts_speed = 7;  // as an earlier version accepted it
    });
    const auto segment = add_segment();
    narrate(segment);
    EXPECT_TRUE(object(get(path(segment))).at("narration").at("stale").as_array().empty());
}

TEST_F(SegmentsTest, AcceptOnlyTheirUnlockingWhileLocked) {
    const auto segment = add_segment();
    lock(segment);
    const auto refused = R"({"error":"Cannot edit a locked segment. Unlock it first."})";
    EXPECT_EQ(patch(path(segment), R"({"text_content":"new"})").text(), refused);
    EXPECT_EQ(patch(path(segment), R"({"text_content":"new","is_locked":false})").status, 400);
    EXPECT_EQ(patch(path(segment), R"({"sequence_index":4})").status, 200);
    EXPECT_EQ(patch(path(segment), "{}").status, 200);
    EXPECT_EQ(object(patch(path(segment), R"({"is_locked":"no"})")).at("is_locked"), false);
    EXPECT_EQ(stored(segment).text_content, segment.text_content);
}

TEST_F(SegmentsTest, TakeAChangeThatWasMadeOnTheTextOfNow) {
    const auto segment = add_segment();
    const auto response = patch_if_match(segment, "\"1\"", R"({"text_content":"mine"})");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(object(response).at("text_revision"), 2);
}

TEST_F(SegmentsTest, RefuseAChangeThatWasMadeOnAnOlderTextAndShowTheTextOfNow) {
    const auto segment = add_segment();
    patch(path(segment), R"({"text_content":"theirs"})");
    const auto response = patch_if_match(segment, "\"1\"", R"({"text_content":"mine"})");
    EXPECT_EQ(response.status, 412);
    const auto body = object(response);
    EXPECT_THAT(keys(body), ElementsAre("error", "segment"));
    EXPECT_EQ(body.at("error"), "The text was changed elsewhere meanwhile.");
    EXPECT_EQ(body.at("segment"), object(get(path(segment))));
    EXPECT_EQ(stored(segment).text_content, "theirs");
}

TEST_F(SegmentsTest, TakeTheSameChangeTwice) {
    const auto segment = add_segment();
    for (int sent = 0; sent < 2; ++sent) {
        const auto response = patch_if_match(segment, "\"1\"", R"({"text_content":" mine "})");
        EXPECT_EQ(response.status, 200);
        EXPECT_EQ(object(response).at("text_revision"), 2);
    }
}

TEST_F(SegmentsTest, TakeAnyChangeWithoutARevisionOrWithAStar) {
    const auto segment = add_segment();
    EXPECT_EQ(patch(path(segment), R"({"text_content":"one"})").status, 200);
    EXPECT_EQ(patch_if_match(segment, "*", R"({"text_content":"two"})").status, 200);
    EXPECT_EQ(stored(segment).text_content, "two");
}

TEST_F(SegmentsTest, SayWhatIsWrongWithAnIfMatch) {
    const auto segment = add_segment();
    const auto response = patch_if_match(segment, "1", R"({"text_content":"mine"})");
    EXPECT_EQ(response.status, 400);
    EXPECT_THAT(keys(object(response)), ElementsAre("If-Match"));
    EXPECT_EQ(stored(segment), segment);
}

TEST_F(SegmentsTest, TellOfAChangedTextBeforeTheLock) {
    const auto segment = add_segment();
    patch(path(segment), R"({"text_content":"theirs"})");
    lock(segment);
    EXPECT_EQ(patch_if_match(segment, "\"1\"", R"({"text_content":"mine"})").status, 412);
    EXPECT_EQ(patch_if_match(segment, "\"2\"", R"({"text_content":"mine"})").status, 400);
    EXPECT_EQ(patch_if_match(segment, "\"2\"", R"({"is_locked":false})").status, 200);
}

TEST_F(SegmentsTest, AreDeletedOnlyWithTheTextThatWasSeen) {
    const auto segment = add_segment();
    patch(path(segment), R"({"text_content":"theirs"})");
    const auto delete_if_match = [&](std::string tags) {
        auto request = request_for(http::Method::del, path(segment));
        request.headers.set("If-Match", std::move(tags));
        return api_.handle(std::move(request));
    };
    const auto refused = delete_if_match("\"1\"");
    EXPECT_EQ(refused.status, 412);
    EXPECT_EQ(object(refused).at("segment").at("text_content"), "theirs");
    EXPECT_EQ(delete_if_match("1").status, 400);
    EXPECT_EQ(get(path(segment)).status, 200);
    EXPECT_EQ(delete_if_match("\"2\"").status, 204);
    EXPECT_EQ(get(path(segment)).status, 404);
}

TEST_F(SegmentsTest, CheckFieldsBeforeTheLock) {
    const auto segment = add_segment();
    lock(segment);
    EXPECT_EQ(patch(path(segment), R"({"text_content":true})").text(),
              R"({"text_content":["Not a valid string."]})");
    EXPECT_EQ(patch(path(segment), R"({"is_locked":"maybe"})").text(),
              R"({"is_locked":["Must be a valid boolean."]})");
}

TEST_F(SegmentsTest, TakeTheirWavWithThemWhenTheyAreDeleted) {
    const auto segment = add_segment();
    narrate(segment);
    ASSERT_EQ(room_.media_files().size(), 1U);
    const auto response = del(path(segment));
    EXPECT_EQ(response.status, 204);
    EXPECT_EQ(response.text(), "");
    EXPECT_TRUE(room_.media_files().empty());
}

TEST_F(SegmentsTest, TakeAWavInTheirPlaceWithThemEvenIfNoRowNamesIt) {
    const auto segment = add_segment();
    const auto file = room_.library.absolute(media::MediaLibrary::audio_path(segment.project_id, segment.id));
    std::filesystem::create_directories(file.parent_path());
    base::write_file_synced(file, "left by another program");
    EXPECT_EQ(del(path(segment)).status, 204);
    EXPECT_TRUE(room_.media_files().empty());
}

TEST_F(SegmentsTest, AreDeletedWithoutAudioAndAlsoWhenLocked) {
    const auto segments = room_.add_story({"a", "b", "c"});
    lock(segments[1]);
    EXPECT_EQ(del(path(segments[1])).status, 204);
    EXPECT_EQ(del(path(segments[1])).status, 404);
    EXPECT_EQ(stored(segments[2]).sequence_index, 2);
}

TEST_F(SegmentsTest, LeaveNoFileBehindWhenTheyAreDeletedWhileBeingNarrated) {
    hold_engine();
    const auto segment = add_segment();
    const auto task = generate(segment);
    ASSERT_TRUE(engine_is_held());
    EXPECT_EQ(del(path(segment)).status, 204);
    gate_.open();
    EXPECT_EQ(wait_for_end(task).state, tasks::TaskState::failed);
    EXPECT_TRUE(room_.media_files().empty());
}

}  // namespace storyflow::api
