#include "api/project_narration.hpp"

#include <filesystem>

#include "tests/api/api_fixture.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::api {

class ProjectNarrationTest : public ApiTest {
  protected:
    http::Response request(const std::string& project_id) {
        return get("/api/projects/" + project_id + "/narration/");
    }
    http::Response request(const std::string& project_id, const std::string& field, const std::string& value,
                           http::Method method = http::Method::get) {
        auto asked = request_for(method, "/api/projects/" + project_id + "/narration/");
        asked.headers.set(field, value);
        return api_.handle(std::move(asked));
    }
    std::string etag(const std::string& project_id) {
        return std::string(request(project_id).headers.find("ETag").value_or(""));
    }
    /// A project with two narrated segments.
    std::string narrated_project() {
        const auto segments = room_.add_story({"one", "two"});
        wait_for_end(generate_all(segments[0].project_id));
        return segments[0].project_id;
    }
    static std::string bytes_of(const http::Response& response) {
        const auto& body = std::get<http::SourceBody>(response.body);
        std::string bytes(body.length, '?');
        EXPECT_EQ(body.source->read_at(body.offset, bytes), bytes.size());
        return bytes;
    }
};

TEST_F(ProjectNarrationTest, IsOneWavWithPausesBetweenTheSegments) {
    patch("/api/settings/", R"({"inter_segment_silence":0.5})");
    const auto segments = room_.add_story({std::string(100, 'a'), "", std::string(50, 'b')});
    wait_for_end(generate_all(segments[0].project_id));
    const auto response = request(segments[0].project_id);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), "audio/wav");
    EXPECT_EQ(response.headers.find("Content-Disposition"),
              "attachment; filename=\"A story.wav\"; filename*=UTF-8''A%20story.wav");
    EXPECT_EQ(response.headers.find("Accept-Ranges"), "bytes");
    EXPECT_EQ(response.content_length(), 44U + 2U * 2U * 24000U);
    EXPECT_EQ(room_.media_files().size(), 2U);
}

TEST_F(ProjectNarrationTest, ASceneBreakBetweenSegmentsIsSilenceAndBlocksNothing) {
    patch("/api/settings/", R"({"inter_segment_silence":0.5})");
    const auto segments = room_.add_story({std::string(100, 'a'), "* * *", std::string(50, 'b')});
    wait_for_end(generate_all(segments[0].project_id));
    const auto response = request(segments[0].project_id);
    ASSERT_EQ(response.status, 200);
    const double seconds = 1.0 + 0.5 + 0.8 + 0.5 + 0.5;
    EXPECT_NEAR(static_cast<double>(response.content_length().value_or(0)) / 48000.0, seconds, 0.1);
    EXPECT_EQ(room_.media_files().size(), 3U);
}

TEST_F(ProjectNarrationTest, IsFlacOrOpusOnRequestWithRanges) {
    const auto id = narrated_project();
    const auto path = "/api/projects/" + id + "/narration/?format=";
    const auto flac = get(path + "flac");
    ASSERT_EQ(flac.status, 200) << flac.text();
    EXPECT_EQ(flac.headers.find("Content-Type"), "audio/flac");
    EXPECT_EQ(flac.headers.find("Content-Disposition"),
              "attachment; filename=\"A story.flac\"; filename*=UTF-8''A%20story.flac");
    EXPECT_EQ(get(path + "opus").headers.find("Content-Type"), "audio/ogg");
    auto ranged = request_for(http::Method::get, path + "flac");
    ranged.headers.set("Range", "bytes=4-7");
    ranged.headers.set("If-Range", std::string(flac.headers.find("ETag").value_or("")));
    EXPECT_EQ(api_.handle(std::move(ranged)).status, 206);
    EXPECT_EQ(get(path + "mp3").status, 400);
    EXPECT_THAT(get(path + "mp3").text(), testing::HasSubstr("wav, flac or opus"));
}

TEST_F(ProjectNarrationTest, CanBeHeardWithoutTheSegmentsThatLackANarration) {
    const auto segments = room_.add_story({"one", "two", ""});
    narrate(segments[0]);
    const auto path = "/api/projects/" + segments[0].project_id + "/narration/?skip_missing=";
    const auto response = get(path + "true");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("X-Missing-Segments"), "1");
    EXPECT_EQ(get(path + "false").status, 409);
    EXPECT_EQ(get(path + "maybe").text(), R"({"skip_missing":["Must be true or false."]})");
}

TEST_F(ProjectNarrationTest, NamesTheSegmentsThatLackANarration) {
    const auto segments = room_.add_story({"one", "two", ""});
    narrate(segments[0]);
    const auto response = request(segments[0].project_id);
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(response.text(), R"({"error":"Some segments have no narration yet.","missing_audio":[")" +
                                   segments[1].id + R"("]})");
}

TEST_F(ProjectNarrationTest, DoesNotExistWithoutAnyNarration) {
    const auto response = request(add_segment("").project_id);
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(response.text(), R"({"error":"The project has no narration yet.","missing_audio":[]})");
    EXPECT_EQ(request(unknown_id).status, 404);
}

TEST_F(ProjectNarrationTest, TakesMemoryForItsPartsAndKeepsWhatItHolds) {
    const auto project = narrated_project();
    const auto ask_within = [&](http::MemoryBudget::Share& lease) {
        auto asked = request_for(http::Method::get, "/api/projects/" + project + "/narration/");
        asked.memory = &lease;
        return api_.handle(std::move(asked));
    };
    constexpr std::size_t enough = 3'000;
    http::MemoryBudget budget(enough);
    http::MemoryBudget::Share lease(budget);
    http::MemoryBudget::Share other(budget);
    EXPECT_EQ(ask_within(lease).status, 200);
    EXPECT_FALSE(other.grow_to(enough - 400)) << "two parts are held";
    EXPECT_TRUE(other.grow_to(enough - 1'700)) << "and not more";
    lease.shrink_to(0);
    ASSERT_TRUE(other.grow_to(enough - 1'000));
    EXPECT_EQ(ask_within(lease).status, 503);
}

TEST_F(ProjectNarrationTest, CanBeFetchedInParts) {
    const auto project = narrated_project();
    const auto whole = bytes_of(request(project));
    const auto part = request(project, "Range", "bytes=100-199");
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.headers.find("Content-Range"), "bytes 100-199/" + std::to_string(whole.size()));
    EXPECT_EQ(bytes_of(part), whole.substr(100, 100));
    EXPECT_EQ(bytes_of(request(project, "Range", "bytes=-5")), whole.substr(whole.size() - 5));
    EXPECT_EQ(request(project, "Range", "bytes=99999999-").status, 416);
}

TEST_F(ProjectNarrationTest, IsNotSentAgainToAClientThatHasIt) {
    const auto project = narrated_project();
    EXPECT_EQ(request(project, "If-None-Match", etag(project)).status, 304);
    EXPECT_EQ(request(project, "If-None-Match", "\"old\"").status, 200);
}

TEST_F(ProjectNarrationTest, HasAnotherTagOnceAnythingInItChanged) {
    const auto project = narrated_project();
    auto before = etag(project);
    const auto expect_another = [&](const char* change) {
        const auto now = etag(project);
        EXPECT_NE(now, before) << change;
        before = now;
    };
    patch("/api/settings/", R"({"inter_segment_silence":0.7})");
    expect_another("pause");
    const auto segments = support::segments_of(room_.segments, project);
    room_.segments.reorder(project, {segments[1].id, segments[0].id});
    expect_another("order");
    narrate(segments[0]);
    expect_another("part");
    patch("/api/projects/" + project + "/", R"({"title":"Another"})");
    EXPECT_EQ(etag(project), before) << "the title is not in the bytes";
}

TEST_F(ProjectNarrationTest, TellsAHeadTheLengthWithoutReadingTheParts) {
    const auto project = narrated_project();
    const auto head = request(project, "Range", "bytes=0-0", http::Method::head);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.content_length(), request(project).content_length());
}

TEST_F(ProjectNarrationTest, IsNamedAfterItsTitleWhateverThatIs) {
    const auto project = narrated_project();
    room_.projects.edit(
        project, {.title = "A \"quoted\"\r\nX-Evil: 1/\xF0\x9F\x98\x80", .voice_id = {}, .tts_speed = {}});
    EXPECT_EQ(request(project).headers.find("Content-Disposition"),
              "attachment; filename=\"A quoted X-Evil 1 ____.wav\"; "
              "filename*=UTF-8''A%20quoted%20X-Evil%201%20%F0%9F%98%80.wav");
}

TEST_F(ProjectNarrationTest, NamesTheSegmentsWhoseFilesAreLost) {
    const auto project = narrated_project();
    const auto lost = support::segments_of(room_.segments, project)[1];
    std::filesystem::remove(room_.library.absolute(lost.narration->audio_file));
    const auto response = request(project);
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(response.text(),
              R"({"error":"The narration of a segment is missing or damaged on disk. Narrate it again.",)"
              R"("missing_audio":[")" +
                  lost.id + R"("]})");
}

}  // namespace storyflow::api
