#include "api/project_narration.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class ProjectNarrationTest : public ApiTest {
  protected:
    http::Response request(const std::string& project_id) {
        return get("/api/projects/" + project_id + "/narration/");
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
              "attachment; filename=\"" + segments[0].project_id + ".wav\"");
    EXPECT_EQ(response.content_length(), 44U + 2U * 2U * 24000U);
    EXPECT_EQ(room_.media_files().size(), 2U);
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

}  // namespace storyflow::api
