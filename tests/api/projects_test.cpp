#include "api/projects.hpp"

#include <filesystem>

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using std::chrono::seconds;
using testing::ElementsAre;

class ProjectsTest : public ApiTest {
  protected:
    std::string add_project(const std::string& title) {
        room_.clock.advance(seconds(1));
        return text(object(post("/api/projects/", R"({"title":")" + title + R"("})")), "id");
    }
    static std::string path(const std::string& id) { return "/api/projects/" + id + "/"; }
};

TEST_F(ProjectsTest, AreCreatedWithTheirDefaults) {
    const auto response = post("/api/projects/", R"({"title":"  The sea  ","status":"FAILED"})");
    EXPECT_EQ(response.status, 201);
    const auto project = object(response);
    EXPECT_THAT(keys(project),
                ElementsAre("id", "title", "created_at", "updated_at", "status", "resolution_width",
                            "resolution_height", "framerate", "segment_count"));
    EXPECT_EQ(project.at("title"), "The sea");
    EXPECT_EQ(project.at("status"), "DRAFT");
    EXPECT_EQ(project.at("framerate"), 30);
    EXPECT_EQ(project.at("segment_count"), 0);
}

TEST_F(ProjectsTest, AreCreatedFromFormsToo) {
    const auto response = send(http::Method::post, "/api/projects/", "title=A+sea&resolution_width=720",
                               "application/x-www-form-urlencoded");
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(object(response).at("resolution_width"), 720);
}

TEST_F(ProjectsTest, ReportAllWrongFieldsTogether) {
    const auto response = post("/api/projects/", R"({"resolution_width":"wide","framerate":12.5})");
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.text(),
              R"({"title":["This field is required."],"resolution_width":["A valid integer is required."],)"
              R"("framerate":["A valid integer is required."]})");
}

TEST_F(ProjectsTest, HaveTitlesOfAtMost255Characters) {
    EXPECT_EQ(post("/api/projects/", R"({"title":")" + std::string(255, 'x') + R"("})").status, 201);
    EXPECT_EQ(post("/api/projects/", R"({"title":")" + std::string(256, 'x') + R"("})").text(),
              R"({"title":["Ensure this field has no more than 255 characters."]})");
}

TEST_F(ProjectsTest, AreListedNewestFirst) {
    add_project("old");
    add_project("new");
    const auto page = object(get("/api/projects/"));
    EXPECT_EQ(page.at("count"), 2);
    EXPECT_EQ(page.at("results").at(0).at("title"), "new");
    EXPECT_EQ(page.at("results").at(1).at("title"), "old");
}

TEST_F(ProjectsTest, AreListedFiftyToAPage) {
    for (int i = 0; i < 51; ++i)
        room_.projects.create({.title = "x", .segments = {}});
    const auto first = object(get("/api/projects/"));
    EXPECT_EQ(first.at("results").as_array().size(), 50U);
    EXPECT_EQ(first.at("next"), "http://localhost:8000/api/projects/?page=2");
    const auto last = object(get("/api/projects/?page=last"));
    EXPECT_EQ(last.at("results").as_array().size(), 1U);
    EXPECT_EQ(last.at("previous"), "http://localhost:8000/api/projects/");
}

TEST_F(ProjectsTest, HaveNoPageBehindTheLast) {
    const auto response = get("/api/projects/?page=2");
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.text(), R"({"detail":"Invalid page."})");
}

TEST_F(ProjectsTest, AreShownWithTheirSegmentsAndAbsoluteAddresses) {
    const auto segment = add_segment();
    narrate(segment);
    const auto project = object(get(path(segment.project_id)));
    EXPECT_THAT(keys(project),
                ElementsAre("id", "title", "created_at", "updated_at", "status", "resolution_width",
                            "resolution_height", "framerate", "output_path", "segments"));
    EXPECT_EQ(project.at("segments").at(0).at("audio_file"),
              Value("http://localhost:8000/media/projects/" + segment.project_id + "/audio/" + segment.id +
                    ".wav"));
}

TEST_F(ProjectsTest, CanBeRenamed) {
    const auto id = add_project("old");
    const auto response = patch(path(id), R"({"title":" new "})");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(object(response).at("title"), "new");
    EXPECT_EQ(object(get(path(id))).at("title"), "new");
}

TEST_F(ProjectsTest, KeepTheirTitleWhenTheNewOneIsWrongOrAbsent) {
    const auto id = add_project("old");
    EXPECT_EQ(patch(path(id), R"({"title":" "})").text(), R"({"title":["This field may not be blank."]})");
    EXPECT_EQ(patch(path(id), R"({"title":null})").status, 400);
    EXPECT_EQ(patch(path(id), "{}").status, 200);
    EXPECT_EQ(object(get(path(id))).at("title"), "old");
}

TEST_F(ProjectsTest, LeaveNothingBehindWhenTheyAreDeleted) {
    const auto segment = add_segment();
    narrate(segment);
    const auto response = del(path(segment.project_id));
    EXPECT_EQ(response.status, 204);
    EXPECT_EQ(response.text(), "");
    EXPECT_TRUE(room_.media_files().empty());
    EXPECT_FALSE(std::filesystem::exists(room_.library.absolute("projects/" + segment.project_id)));
    EXPECT_FALSE(room_.segments.find(segment.id));
    EXPECT_EQ(del(path(segment.project_id)).status, 404);
}

}  // namespace storyflow::api
