#include "api/project_exports.hpp"

#include "base/file.hpp"
#include "exports/export_request.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class ProjectExportsTest : public ApiTest {
  protected:
    static std::string path(const story::Segment& segment) {
        return "/api/projects/" + segment.project_id + "/exports/";
    }
    /// A project whose one segment is narrated.
    story::Segment narrated_segment() {
        auto segment = add_segment();
        narrate(segment);
        return segment;
    }
};

TEST_F(ProjectExportsTest, AreMadeByATaskAndThenListedSentAndRemoved) {
    const auto segment = narrated_segment();
    const auto started = post(path(segment), R"({"format":"flac"})");
    ASSERT_EQ(started.status, 202) << started.text();
    const auto ended = wait_for_end(text(object(started), "task_id"));
    EXPECT_EQ(ended.state, tasks::TaskState::completed);
    EXPECT_EQ(ended.kind, "export");
    base::write_file(
        room_.library.absolute(exports::exports_folder(segment.project_id)) / "b.m4b.unfinished.metadata",
        "");
    const auto listed = object(get(path(segment))).at("exports").as_array();
    ASSERT_EQ(listed.size(), 1U) << "what is being written is not listed";
    EXPECT_EQ(listed[0].at("name"), "A story.flac");
    EXPECT_EQ(listed[0].at("url"), object(started).at("url"));

    const std::string url(listed[0].at("url").as_string());
    EXPECT_EQ(url, path(segment) + "A%20story.flac/");
    const auto sent = get(path(segment) + "A story.flac/");
    EXPECT_EQ(sent.status, 200);
    EXPECT_EQ(sent.content_length(), listed[0].at("size").as_int64());
    EXPECT_EQ(sent.headers.find("Content-Disposition"),
              "attachment; filename=\"A story.flac\"; filename*=UTF-8''A%20story.flac");
    EXPECT_EQ(del(path(segment) + "A story.flac/").status, 204);
    EXPECT_EQ(get(path(segment) + "A story.flac/").status, 404);
    EXPECT_TRUE(object(get(path(segment))).at("exports").as_array().empty());
}

TEST_F(ProjectExportsTest, TheStatusOfTheirTaskNamesTheFileAndNoSegment) {
    const auto segment = narrated_segment();
    const auto task = text(object(post(path(segment), R"({"format":"srt"})")), "task_id");
    wait_for_end(task);
    const auto status = object(get("/api/tasks/" + task + "/status/"));
    EXPECT_FALSE(status.at("progress").as_object().contains("current_segment_id"));
    EXPECT_EQ(text(status.at("completed_segments").at(0).as_object(), "audio_url"),
              path(segment) + "A%20story.srt/");
}

TEST_F(ProjectExportsTest, AreRefusedWithFieldAndReason) {
    const auto segment = narrated_segment();
    const auto refused = [&](const std::string& body) {
        const auto response = post(path(segment), body);
        EXPECT_EQ(response.status, 400);
        return response.text();
    };
    EXPECT_EQ(refused("{}"), R"({"format":["This field is required."]})");
    EXPECT_EQ(refused(R"({"format":"xyz"})"), R"({"format":["\"xyz\" is not a valid choice."]})");
    EXPECT_EQ(refused(R"({"format":"srt","by_chapter":true})"),
              R"({"by_chapter":["Only formats of sound can have a file for each chapter."]})");
    EXPECT_EQ(refused(R"({"format":"m4b","loudness":"acx"})"),
              R"({"loudness":["ACX takes mp3 files with one chapter each: format mp3, by_chapter true."]})");
    EXPECT_EQ(post(path(segment), R"({"format":"m4b"})").status, 503) << "there is no ffmpeg here";
    EXPECT_EQ(post("/api/projects/" + std::string(unknown_id) + "/exports/", R"({"format":"wav"})").status,
              404);
}

TEST_F(ProjectExportsTest, NameTheSegmentsThatLackANarration) {
    const auto segments = room_.add_story({"one", "two"});
    EXPECT_EQ(post(path(segments[0]), R"({"format":"wav","skip_missing":true})").status, 409);
    narrate(segments[0]);
    const auto response = post(path(segments[0]), R"({"format":"wav"})");
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(response.text(), R"({"error":"Some segments have no narration yet.","missing_audio":[")" +
                                   segments[1].id + R"("]})");
    EXPECT_EQ(post(path(segments[0]), R"({"format":"wav","skip_missing":true})").status, 202);
}

TEST_F(ProjectExportsTest, NoOtherFileIsSentOrRemovedAsOne) {
    const auto segment = narrated_segment();
    for (const auto* name : {"..", "../../audio", ".hidden", "nothing.wav"}) {
        EXPECT_EQ(get(path(segment) + name + "/").status, 404) << name;
        EXPECT_EQ(del(path(segment) + name + "/").status, 404) << name;
    }
}

}  // namespace storyflow::api
