#include "api/removed_projects.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class RemovedProjectsTest : public ApiTest {
  protected:
    static std::string address(const std::string& id) { return "/api/projects/" + id + "/"; }
    std::vector<std::string> removed_titles() {
        std::vector<std::string> titles;
        const auto listed = object(get("/api/removed-projects/"));
        for (const auto& project : listed.at("projects").as_array())
            titles.push_back(text(project.as_object(), "title"));
        return titles;
    }
    std::string narrated_story() {
        const auto segment = add_segment();
        narrate(segment);
        return segment.project_id;
    }
};

TEST_F(RemovedProjectsTest, AreUnknownUntilTheyAreRestoredWithTheirFiles) {
    const auto id = narrated_story();
    const auto files = room_.media_files();
    EXPECT_EQ(del(address(id) + "?restorable=true").status, 204);
    EXPECT_EQ(get(address(id)).status, 404);
    EXPECT_EQ(del(address(id) + "?restorable=true").status, 404);
    EXPECT_EQ(removed_titles(), std::vector<std::string>{"A story"});
    EXPECT_EQ(room_.media_files(), files);
    const auto restored = post("/api/removed-projects/" + id + "/restore/");
    ASSERT_EQ(restored.status, 200);
    EXPECT_EQ(object(restored).at("narrated_count"), 1);
    EXPECT_EQ(get(address(id)).status, 200);
    EXPECT_TRUE(removed_titles().empty());
}

TEST_F(RemovedProjectsTest, AreRemovedForGoodWithTheirFilesOnRequest) {
    const auto id = narrated_story();
    EXPECT_EQ(del("/api/removed-projects/" + id + "/").status, 404) << "it is not removed";
    del(address(id) + "?restorable=true");
    EXPECT_EQ(del("/api/removed-projects/" + id + "/").status, 204);
    EXPECT_TRUE(room_.media_files().empty());
    EXPECT_EQ(post("/api/removed-projects/" + id + "/restore/").status, 404);
}

TEST_F(RemovedProjectsTest, AreThoseOnlyThatWereToBeRestorable) {
    const auto id = narrated_story();
    const auto refused = del(address(id) + "?restorable=perhaps");
    EXPECT_EQ(refused.status, 400);
    EXPECT_TRUE(object(refused).contains("restorable"));
    EXPECT_EQ(del(address(id) + "?restorable=false").status, 204);
    EXPECT_TRUE(removed_titles().empty());
    EXPECT_TRUE(room_.media_files().empty());
}

TEST_F(RemovedProjectsTest, AreNotFoundByOtherIds) {
    for (const auto* id : {unknown_id, "x"}) {
        EXPECT_EQ(post("/api/removed-projects/" + std::string(id) + "/restore/").status, 404);
        EXPECT_EQ(del("/api/removed-projects/" + std::string(id) + "/").status, 404);
    }
}

}  // namespace storyflow::api
