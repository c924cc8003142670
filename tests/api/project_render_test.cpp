#include "api/project_render.hpp"

#include <filesystem>
#include <functional>

#include "base/disk_full.hpp"
#include "base/file.hpp"
#include "film/render_request.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

namespace {

using tasks::TaskState;

/// Does the work of renders as the test says, without ffmpeg.
class ScriptedRender final : public tasks::ItemProcessor {
  public:
    using Work = std::function<tasks::ItemOutcome(const tasks::ItemClaim& claim, std::stop_token stop)>;

    tasks::ItemOutcome process(const tasks::ItemClaim& claim, std::stop_token stop) override {
        return work(claim, std::move(stop));
    }
    Work work;
};

}  // namespace

class ProjectRenderTest : public ApiTest {
  protected:
    void SetUp() override {
        render_.work = [this](const tasks::ItemClaim& claim, const std::stop_token&) {
            return publish(claim);
        };
        start_tasks({});
        services_.options.has_ffmpeg = true;
        api_with_ffmpeg_.emplace(services_, http::AccessPolicy({}));
    }
    void start_tasks(const tasks::TaskManagerOptions& options) {
        tasks_.shutdown();
        tasks_.start(room_.task_store, room_.work_queue, all_work_, options);
    }
    http::Response send_with_ffmpeg(http::Method method, std::string_view target, std::string body = "") {
        auto request = request_for(method, target);
        if (!body.empty()) request.headers.set("Content-Type", "application/json");
        request.body = std::move(body);
        return api_with_ffmpeg_->handle(std::move(request));
    }
    http::Response render(const std::string& project, std::string body = "") {
        return send_with_ffmpeg(http::Method::post, "/api/projects/" + project + "/render/", std::move(body));
    }
    Json status_of(const std::string& project) {
        return object(get("/api/projects/" + project + "/status/"));
    }
    http::Response cancel(const std::string& project) {
        return post("/api/projects/" + project + "/cancel-render/");
    }

    /// A project whose segments are narrated and have pictures.
    std::string complete_project(std::size_t count = 1) {
        const auto segments = room_.add_story(std::vector<std::string>(count, "Once upon a time."));
        for (const auto& segment : segments) {
            narrate(segment);
            show(segment);
        }
        return segments.front().project_id;
    }
    void show(const story::Segment& segment) {
        const auto target = media::MediaLibrary::image_path(segment.project_id, segment.id, "a.png", "1");
        const auto incoming = room_.library.write_incoming(segment.id + ".png", "a picture");
        room_.keeper.apply(room_.segment_media.set_image(segment.id, target, incoming).value());
    }

    tasks::ItemOutcome publish(const tasks::ItemClaim& claim) {
        const auto file = "projects/" + claim.project_id + "/output/" + claim.task_id + ".mp4";
        const auto incoming = room_.library.write_incoming(claim.task_id + ".mp4", "a film");
        const auto answer = room_.films.publish({.project_id = claim.project_id,
                                                 .film = {.file = file,
                                                          .width = 720,
                                                          .height = 1280,
                                                          .frames_per_second = 24,
                                                          .duration = 2.5,
                                                          .bytes = 6,
                                                          .task_id = claim.task_id,
                                                          .made_at = {}},
                                                 .incoming_file = incoming,
                                                 .lease = story::WorkLease{claim.item_id, claim.lease}});
        room_.keeper.apply(std::get<story::MediaChanges>(answer));
        return tasks::CompletedSegment{claim.segment_id, file, 2.5};
    }
    /// The next render reports and then waits until it is stopped.
    void hold_render() {
        render_.work = [this](const tasks::ItemClaim& claim, std::stop_token stop) -> tasks::ItemOutcome {
            room_.films.note_progress(claim.project_id, {.task_id = claim.task_id,
                                                         .current_segment = 1,
                                                         .total_segments = 1,
                                                         .frames = 30,
                                                         .total_frames = 60,
                                                         .phase = "Encoding video frames…",
                                                         .seconds_left = 1.5});
            gate_.pass(stop);
            if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "stopped");
            return publish(claim);
        };
    }
    std::string render_id(const http::Response& accepted) { return text(object(accepted), "render_id"); }

    ScriptedRender render_;
    tasks::WorkByKind all_work_{{{"narration", narrate_segment_}, {"render", render_}}};
    std::optional<Api> api_with_ffmpeg_;
};

TEST_F(ProjectRenderTest, AnswersAsEarlierClientsKnowIt) {
    const auto project = complete_project(2);
    const auto accepted = render(project);
    ASSERT_EQ(accepted.status, 202) << accepted.text();
    const auto json = object(accepted);
    EXPECT_EQ(text(json, "task_id"), "render_" + project);
    EXPECT_EQ(text(json, "project_id"), project);
    EXPECT_EQ(json.at("status"), "PROCESSING");
    EXPECT_EQ(json.at("total_segments"), 2);
    EXPECT_EQ(json.at("message"), "Video rendering started.");
    EXPECT_EQ(wait_for_end(render_id(accepted)).kind, "render");

    const auto status = status_of(project);
    EXPECT_EQ(status.at("status"), "COMPLETED");
    EXPECT_EQ(status.at("progress").at("percentage"), 100);
    EXPECT_EQ(status.at("progress").at("current_segment"), 2);
    EXPECT_EQ(status.at("progress").at("total_segments"), 2);
    EXPECT_EQ(status.at("progress").at("current_phase"), "Export complete");
    const auto detail = object(get("/api/projects/" + project + "/"));
    EXPECT_EQ(detail.at("status"), "COMPLETED");
    EXPECT_EQ(text(status, "output_url"), "/media/" + text(detail, "output_path"));
    EXPECT_EQ(get(text(status, "output_url")).status, 200);
}

TEST_F(ProjectRenderTest, IsADraftBeforeTheFirstRender) {
    const auto project = complete_project();
    const auto status = status_of(project);
    EXPECT_EQ(status.at("status"), "DRAFT");
    EXPECT_TRUE(status.at("progress").is_null());
    EXPECT_TRUE(status.at("output_url").is_null());
    EXPECT_EQ(get("/api/tasks/render_" + project + "/status/").status, 404);
}

TEST_F(ProjectRenderTest, NamesAllSegmentsThatLackSomethingAtOnce) {
    const auto segments = room_.add_story({"one", "two", "three"});
    const auto project = segments.front().project_id;
    narrate(segments[0]);
    show(segments[1]);
    const auto refused = render(project);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.text(), R"({"missing_images":[")" + segments[0].id + R"(",")" + segments[2].id +
                                  R"("],"missing_audio":[")" + segments[1].id + R"(",")" + segments[2].id +
                                  R"("],"message":"2 segment(s) missing image files; )" +
                                  R"(2 segment(s) missing audio files."})");
    std::filesystem::remove_all(room_.library.absolute("projects/" + project + "/audio"));
    EXPECT_EQ(object(render(project)).at("missing_audio").as_array().size(), 3U)
        << "also what is missing on the disk";
    EXPECT_EQ(status_of(project).at("status"), "DRAFT");
}

TEST_F(ProjectRenderTest, NamesTheSegmentsThatHaveNoTextToNarrate) {
    const auto segments = room_.add_story({"one", " ", "three", ""});
    narrate(segments[0]);
    narrate(segments[2]);
    const auto refused = object(render(segments.front().project_id, R"({"hold_pictures":true})"));
    EXPECT_EQ(refused.at("message"),
              "2 segment(s) missing audio files. Segment(s) 2, 4 have no text: write one, or remove them.");
}

TEST_F(ProjectRenderTest, WarnsOfLettersThatNoFontHas) {
    EXPECT_TRUE(object(render(complete_project())).at("warnings").as_array().empty());
    const auto segment = room_.add_story({"An old sign: \U00010600."}).front();
    narrate(segment);
    show(segment);
    const auto warned = render(segment.project_id);
    const auto warnings = object(warned).at("warnings").as_array();
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_THAT(std::string(std::string_view(warnings[0].as_string())),
                testing::StartsWith("No font of this machine has 1 of the letters (\U00010600)"));
    wait_for_end(render_id(warned));
    patch("/api/settings/", R"({"subtitles_enabled":false})");
    EXPECT_TRUE(object(render(segment.project_id)).at("warnings").as_array().empty())
        << "no letter of a text is drawn";
}

TEST_F(ProjectRenderTest, AProjectWithoutSegmentsHasNothingToRender) {
    const auto project = room_.projects.create({.title = "Empty", .segments = {}}).id;
    const auto refused = render(project);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.text(), R"({"missing_images":[],"missing_audio":[],)"
                              R"("message":"Project has no segments to render."})");
    EXPECT_EQ(render(unknown_id).status, 404);
    EXPECT_EQ(render(unknown_id).text(), R"({"detail":"No Project matches the given query."})");
}

TEST_F(ProjectRenderTest, HeldPicturesFillInForMissingOnesOnly) {
    const auto segments = room_.add_story({"one", "two"});
    const auto project = segments.front().project_id;
    narrate(segments[0]);
    EXPECT_EQ(object(render(project, R"({"hold_pictures":true})")).at("missing_audio").as_array().size(), 1U);
    narrate(segments[1]);
    EXPECT_EQ(render(project, R"({"hold_pictures":"perhaps"})").text(),
              R"({"hold_pictures":["Must be a valid boolean."]})");
    film::RenderRequest ordered;
    render_.work = [&](const tasks::ItemClaim& claim, const std::stop_token&) {
        ordered = film::parse_request(claim.work.order);
        return publish(claim);
    };
    const auto accepted = render(project, R"({"hold_pictures":true})");
    ASSERT_EQ(accepted.status, 202) << accepted.text();
    wait_for_end(render_id(accepted));
    EXPECT_TRUE(ordered.hold_pictures);
}

TEST_F(ProjectRenderTest, WithoutTheEncoderItIsSaidBeforeTheWorkBegins) {
    const auto project = complete_project();
    const auto refused = post("/api/projects/" + project + "/render/");
    EXPECT_EQ(refused.status, 500);
    EXPECT_THAT(
        text(object(refused), "error"),
        testing::StartsWith("FFmpeg is required for video rendering but was not found on the system PATH."));
    EXPECT_EQ(status_of(project).at("status"), "DRAFT");
}

TEST_F(ProjectRenderTest, OneRenderAtATimeAndItsProgressIsTold) {
    const auto project = complete_project();
    hold_render();
    const auto accepted = render(project);
    ASSERT_TRUE(support::eventually([&] { return gate_.waiting() == 1; }));
    const auto again = render(project);
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.text(), R"({"error":"Project is already being rendered.","project_id":")" + project +
                                R"(","status":"PROCESSING"})");
    const auto status = status_of(project);
    EXPECT_EQ(status.at("status"), "PROCESSING");
    EXPECT_EQ(status.at("progress").at("percentage"), 50);
    EXPECT_EQ(status.at("progress").at("seconds_left"), 1.5);
    EXPECT_TRUE(status.at("output_url").is_null());
    const auto task = object(get("/api/tasks/render_" + project + "/status/"));
    EXPECT_EQ(text(task, "task_id"), "render_" + project);
    EXPECT_EQ(task.at("status"), "PROCESSING");
    EXPECT_EQ(task.at("progress").at("current_segment"), 1);

    gate_.open();
    wait_for_end(render_id(accepted));
    const auto ended = object(get("/api/tasks/render_" + project + "/status/"));
    EXPECT_EQ(ended.at("status"), "COMPLETED");
    EXPECT_EQ(ended.at("progress").at("file_size"), 6);
    EXPECT_EQ(ended.at("progress").at("duration"), 2.5);
    EXPECT_THAT(text(ended.at("progress").as_object(), "output_path"),
                testing::StartsWith("projects/" + project + "/output/"));
}

TEST_F(ProjectRenderTest, ACancelledRenderCountsAsFailedAtOnceAndKeepsTheEarlierFilm) {
    const auto project = complete_project();
    wait_for_end(render_id(render(project)));
    const auto film = text(object(get("/api/projects/" + project + "/")), "output_path");
    hold_render();
    const auto accepted = render(project);
    ASSERT_TRUE(support::eventually([&] { return gate_.waiting() == 1; }));
    const auto cancelled = cancel(project);
    EXPECT_EQ(cancelled.status, 200);
    EXPECT_EQ(cancelled.text(), R"({"project_id":")" + project +
                                    R"(","status":"CANCELLING","message":"Render cancellation requested."})");
    EXPECT_EQ(status_of(project).at("status"), "FAILED");
    EXPECT_EQ(status_of(project).at("progress").at("current_phase"), "Cancelled by user");
    EXPECT_EQ(wait_for_end(render_id(accepted)).state, TaskState::cancelled);
    const auto status = status_of(project);
    EXPECT_EQ(status.at("status"), "FAILED");
    EXPECT_EQ(status.at("progress").at("percentage"), 50);
    EXPECT_TRUE(status.at("output_url").is_null());
    EXPECT_EQ(text(object(get("/api/projects/" + project + "/")), "output_path"), film);
    EXPECT_EQ(boost::json::parse(get("/api/gallery/").text()).as_array().size(), 1U);
    EXPECT_EQ(cancel(project).status, 409);
    EXPECT_EQ(cancel(project).text(), R"({"error":"Project is not currently rendering.","project_id":")" +
                                          project + R"(","status":"FAILED"})");
}

TEST_F(ProjectRenderTest, AFailureTellsItsReasonAndTheNextRenderForgetsIt) {
    const auto project = complete_project();
    render_.work = [](const tasks::ItemClaim&, const std::stop_token&) -> tasks::ItemOutcome {
        throw base::Error(base::ErrorKind::invalid_input, "Segment 1, a.png: it is broken");
    };
    const auto task = wait_for_end(render_id(render(project)));
    EXPECT_EQ(task.state, TaskState::failed);
    const auto status = status_of(project);
    EXPECT_EQ(status.at("status"), "FAILED");
    EXPECT_EQ(status.at("error"), "Segment 1, a.png: it is broken");
    EXPECT_EQ(status.at("progress").at("current_phase"), "Failed");
    EXPECT_EQ(object(get("/api/tasks/render_" + project + "/status/")).at("errors").as_array().size(), 1U);

    render_.work = [this](const tasks::ItemClaim& claim, const std::stop_token&) { return publish(claim); };
    wait_for_end(render_id(render(project)));
    EXPECT_EQ(status_of(project).at("status"), "COMPLETED");
    EXPECT_TRUE(status_of(project).at("error").is_null());
}

TEST_F(ProjectRenderTest, RemovingTheProjectEndsItsRenderAndRemovesItsFilm) {
    const auto project = complete_project();
    wait_for_end(render_id(render(project)));
    hold_render();
    const auto accepted = render(project);
    ASSERT_TRUE(support::eventually([&] { return gate_.waiting() == 1; }));
    EXPECT_EQ(del("/api/projects/" + project + "/").status, 204);
    EXPECT_EQ(wait_for_end(render_id(accepted)).state, TaskState::cancelled);
    EXPECT_TRUE(room_.media_files().empty());
    EXPECT_EQ(get("/api/projects/" + project + "/status/").status, 404);
}

TEST_F(ProjectRenderTest, ItsTaskShowsTheFilmAsItsResult) {
    const auto project = complete_project();
    const auto id = render_id(render(project));
    wait_for_end(id);
    const auto status = object(get("/api/tasks/" + id + "/status/"));
    EXPECT_EQ(status.at("kind"), "render");
    EXPECT_EQ(text(status.at("completed_segments").at(0).as_object(), "audio_url"),
              "/media/projects/" + project + "/output/" + id + ".mp4");
}

}  // namespace storyflow::api
