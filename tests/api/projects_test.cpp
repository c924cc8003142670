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
                            "resolution_height", "framerate", "segment_count", "author", "voice_id",
                            "tts_speed", "narrated_count", "narrated_seconds", "cover"));
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

TEST_F(ProjectsTest, AreFoundByAPartOfTheirTitleAndSorted) {
    for (const auto* title : {"The Harbour", "a HARBOUR town", "Elsewhere"})
        add_project(title);
    const auto titles = [this](const std::string& query) {
        std::string all;
        const auto page = object(get("/api/projects/" + query));
        EXPECT_EQ(page.at("count"), page.at("results").as_array().size());
        for (const auto& project : page.at("results").as_array())
            all += text(project.as_object(), "title") + ";";
        return all;
    };
    EXPECT_EQ(titles("?search=harbour"), "a HARBOUR town;The Harbour;");
    EXPECT_EQ(titles("?search=+harbour%20T"), "a HARBOUR town;");
    EXPECT_EQ(titles("?search=harbour&sort=created"), "The Harbour;a HARBOUR town;");
    EXPECT_EQ(titles("?sort=title"), "a HARBOUR town;Elsewhere;The Harbour;");
    EXPECT_EQ(titles("?sort=-title"), "The Harbour;Elsewhere;a HARBOUR town;");
    EXPECT_EQ(titles("?search=&sort="), titles("?sort=-created"));
    EXPECT_EQ(titles("?search=nowhere"), "");
}

TEST_F(ProjectsTest, KeepSearchAndSortInTheLinksOfAPage) {
    for (int i = 0; i < 51; ++i)
        room_.projects.create({.title = "sea & sand", .segments = {}});
    room_.projects.create({.title = "land", .segments = {}});
    const auto first = object(get("/api/projects/?search=sea+%26&sort=-title"));
    EXPECT_EQ(first.at("count"), 51);
    EXPECT_EQ(first.at("next"), "http://localhost:8000/api/projects/?page=2&search=sea+%26&sort=-title");
    EXPECT_EQ(object(get("/api/projects/?page=2&search=sea+%26&sort=-title")).at("results").as_array().size(),
              1U);
}

TEST_F(ProjectsTest, RefuseAnUnknownSortAndATooLongSearch) {
    for (const auto* sort : {"size", "-", "--title", "Title"}) {
        const auto response = get(std::string("/api/projects/?sort=") + sort);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(response.text(),
                  R"({"sort":["Must be one of created, updated, title, -created, -updated and -title."]})");
    }
    EXPECT_EQ(get("/api/projects/?search=" + std::string(256, 'x')).text(),
              R"({"search":["Ensure this field has no more than 255 characters."]})");
    EXPECT_EQ(get("/api/projects/?search=a%00b").status, 400);
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
    EXPECT_THAT(
        keys(project),
        ElementsAre("id", "title", "created_at", "updated_at", "status", "resolution_width",
                    "resolution_height", "framerate", "output_path", "segments", "author", "voice_id",
                    "tts_speed", "narrated_count", "narrated_seconds", "estimated_seconds", "source_file"));
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

TEST_F(ProjectsTest, MayHaveAVoiceAndASpeedOfTheirOwn) {
    const auto id = add_project("x");
    EXPECT_TRUE(object(get(path(id))).at("voice_id").is_null());
    const auto* const mix = "bf_emma(2)+am_adam(1)";
    const auto changed =
        object(patch(path(id), R"({"tts_speed":"0.5","voice_id":")" + std::string(mix) + "\"}"));
    EXPECT_EQ(changed.at("voice_id"), mix);
    EXPECT_EQ(changed.at("author"), "");
    EXPECT_EQ(object(patch(path(id), R"({"author":"Jane Austen"})")).at("author"), "Jane Austen");
    EXPECT_EQ(changed.at("tts_speed"), 0.5);
    EXPECT_EQ(changed.at("title"), "x");
    EXPECT_EQ(object(patch(path(id), R"({"title":"y"})")).at("voice_id"), mix);
    const auto back = object(patch(path(id), R"({"voice_id":null,"tts_speed":null})"));
    EXPECT_TRUE(back.at("voice_id").is_null());
    EXPECT_TRUE(back.at("tts_speed").is_null());
    EXPECT_EQ(back.at("title"), "y");
}

TEST_F(ProjectsTest, RefuseAVoiceThatIsNoneAndASpeedOutsideTheLimits) {
    const auto id = add_project("x");
    for (const auto* speed : {"0.49", "2.01", "\"fast\"", "[]"}) {
        const auto response = patch(path(id), std::string(R"({"title":"y","tts_speed":)") + speed + "}");
        EXPECT_EQ(response.status, 400) << speed;
        EXPECT_TRUE(object(response).contains("tts_speed"));
    }
    for (const auto* voice : {"\"nobody\"", "\"\"", "\"af_bella(0)\"", "{}"}) {
        const auto response = patch(path(id), std::string(R"({"title":"y","voice_id":)") + voice + "}");
        EXPECT_EQ(response.status, 400) << voice;
        EXPECT_TRUE(object(response).contains("voice_id"));
    }
    EXPECT_EQ(object(get(path(id))).at("title"), "x");
}

TEST_F(ProjectsTest, AreNarratedWithTheirOwnVoiceAndSpeed) {
    const auto segment = add_segment();
    patch(path(segment.project_id), R"({"voice_id":"bm_lewis","tts_speed":1.5})");
    narrate(segment);
    generate_all(add_segment().project_id);
    wait_for_end(generate_all(segment.project_id, R"({"force_regenerate":true})"));
    const auto spoken = kokoro_.spoken();
    EXPECT_EQ(spoken.front().voice, "bm_lewis");
    EXPECT_EQ(spoken.front().speed, 1.5);
    EXPECT_EQ(std::ranges::count(spoken, "bm_lewis", &support::ToneEngine::Spoken::voice), 2);
    EXPECT_EQ(std::ranges::count(spoken, "af_heart", &support::ToneEngine::Spoken::voice), 1);
}

TEST_F(ProjectsTest, CountTheirNarrationsAndHowLongTheyLast) {
    const auto segments = room_.add_story({std::string(100, 'x'), std::string(50, 'y'), "z"});
    narrate(segments[0]);
    narrate(segments[1]);
    for (const auto& project : {object(get("/api/projects/")).at("results").at(0).as_object(),
                                object(get(path(segments[0].project_id)))}) {
        EXPECT_EQ(project.at("narrated_count"), 2);
        EXPECT_NEAR(project.at("narrated_seconds").as_double(), 1.5, 0.001);
    }
    EXPECT_EQ(object(get("/api/projects/")).at("results").at(0).at("segment_count"), 3);
}

TEST_F(ProjectsTest, AreListedWithTheNumberOfTheirStaleNarrations) {
    const auto segments = room_.add_story({"One", "Two", "Three"});
    narrate(segments[0]);
    narrate(segments[1]);
    const auto stale_count = [this] {
        return object(get("/api/projects/")).at("results").at(0).at("stale_count");
    };
    EXPECT_EQ(stale_count(), 0);
    patch("/api/segments/" + segments[0].id + "/", R"({"text_content":"Another"})");
    patch("/api/segments/" + segments[2].id + "/", R"({"text_content":"Another"})");
    EXPECT_EQ(stale_count(), 1);
    patch(path(segments[0].project_id), R"({"voice_id":"bm_lewis"})");
    EXPECT_EQ(stale_count(), 2);
}

TEST_F(ProjectsTest, EstimateHowLongItTakesToNarrateWhatTheyLack) {
    const auto estimate = [this](const story::Segment& segment) {
        return object(get(path(segment.project_id))).at("estimated_seconds");
    };
    kokoro_.on_speak([this](const auto&, const auto&) { room_.clock.advance(seconds(2)); });
    const auto segments = room_.add_story({"x", "yyy"});
    EXPECT_TRUE(estimate(segments[0]).is_null()) << "nothing was measured yet";
    EXPECT_EQ(estimate(add_segment("  ")), 0.0);
    narrate(segments[0]);
    EXPECT_EQ(estimate(segments[0]), 6.0);
    narrate(segments[1]);
    EXPECT_EQ(estimate(segments[0]), 0.0);
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
