#include "api/project_detail.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class ProjectDetailTest : public ApiTest {
  protected:
    const http::Request request_;
};

TEST_F(ProjectDetailTest, HoldsAllSegmentsComparedWithTheProjectsOwnVoice) {
    const auto segments = room_.add_story({"one", "two"});
    narrate(segments[1]);
    const auto id = segments[0].project_id;
    room_.projects.edit(id, {.title = {}, .voice_id = "bf_emma", .tts_speed = {}});
    const auto json = object(project_detail(200, services_, AnswerText(request_),
                                            room_.projects.find(id).value(), MediaUrls::path_only()));
    ASSERT_EQ(json.at("segments").as_array().size(), 2U);
    EXPECT_TRUE(json.at("segments").at(0).at("narration").is_null());
    EXPECT_EQ(json.at("segments").at(1).at("narration").at("stale"), Value(boost::json::array{"voice"}));
}

TEST_F(ProjectDetailTest, EstimatesWhatIsMissingAndWhatIsStale) {
    const auto segments = room_.add_story({"one", "two"});
    const auto id = segments[0].project_id;
    const auto estimate = [&] {
        return object(project_detail(200, services_, AnswerText(request_), room_.projects.find(id).value(),
                                     MediaUrls::path_only()))
            .at("estimated_seconds")
            .to_number<double>();
    };
    kokoro_.on_speak([this](const auto&, const auto&) { room_.clock.advance(std::chrono::seconds(3)); });
    narrate(segments[0]);
    narrate(segments[1]);
    EXPECT_EQ(estimate(), 0.0);
    const auto for_one_character = tasks_.seconds_for(1).value();
    room_.segments.edit(segments[0].id, {.text_content = "new one", .image_prompt = {}, .is_locked = {}});
    EXPECT_DOUBLE_EQ(estimate(), 7.0 * for_one_character);
    room_.segments.edit(segments[0].id, {.text_content = {}, .image_prompt = {}, .is_locked = true});
    EXPECT_EQ(estimate(), 0.0);
}

}  // namespace storyflow::api
