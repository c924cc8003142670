#include "api/peaks.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using testing::ElementsAre;

class PeaksTest : public ApiTest {
  protected:
    static std::string path(const story::Segment& segment) {
        return "/api/segments/" + segment.id + "/peaks/";
    }
    http::Response get_with(const std::string& target, std::string tag) {
        auto request = request_for(http::Method::get, target);
        request.headers.set("If-None-Match", std::move(tag));
        return api_.handle(std::move(request));
    }
    std::string tag_of(const std::string& target) { return std::string(*get(target).headers.find("ETag")); }
};

TEST_F(PeaksTest, OutlineTheNarrationIn800Slices) {
    const auto segment = add_segment(std::string(100, 'x'));
    narrate(segment);
    const auto response = get(path(segment));
    EXPECT_EQ(response.status, 200);
    const auto json = object(response);
    EXPECT_THAT(keys(json), ElementsAre("segment_id", "audio_file", "audio_duration", "peaks"));
    EXPECT_EQ(json.at("segment_id"), Value(segment.id));
    EXPECT_EQ(json.at("audio_file"), object(get("/api/segments/" + segment.id + "/")).at("audio_file"));
    EXPECT_NEAR(json.at("audio_duration").as_double(), 1.0, 0.001);
    const auto& peaks = json.at("peaks").as_array();
    ASSERT_EQ(peaks.size(), 800U);
    for (const auto& peak : peaks) {
        const auto number = peak.as_double();
        EXPECT_GE(number, 0.0);
        EXPECT_LE(number, 1.0);
        EXPECT_NEAR(number * 1000.0, std::round(number * 1000.0), 1e-9) << "three decimals";
    }
    EXPECT_GT(peaks[400].as_double(), 0.5);
}

TEST_F(PeaksTest, AreAsManyAsAskedFor) {
    const auto segment = add_segment();
    narrate(segment);
    for (const std::size_t count : {10U, 123U, 4000U}) {
        const auto response = get(path(segment) + "?count=" + std::to_string(count));
        EXPECT_EQ(object(response).at("peaks").as_array().size(), count);
    }
    for (const auto* wrong : {"9", "4001", "many", "-10", "10.5"}) {
        const auto response = get(path(segment) + "?count=" + wrong);
        EXPECT_EQ(response.status, 400) << wrong;
        EXPECT_EQ(response.text(), R"({"count":["Must be a whole number from 10 to 4000."]})");
    }
}

TEST_F(PeaksTest, OfASegmentWithoutNarrationAreNone) {
    const auto segment = add_segment();
    const auto response = get(path(segment));
    EXPECT_EQ(response.text(),
              R"({"segment_id":")" + segment.id + R"(","audio_file":null,"audio_duration":null,"peaks":[]})");
    EXPECT_EQ(get_with(path(segment), tag_of(path(segment))).status, 304);
}

TEST_F(PeaksTest, AreSentAgainOnlyWhenTheNarrationIsAnother) {
    const auto segment = add_segment();
    const auto silent = tag_of(path(segment));
    narrate(segment);
    const auto tag = tag_of(path(segment));
    EXPECT_NE(tag, silent);
    EXPECT_NE(tag_of(path(segment) + "?count=10"), tag);
    const auto again = get_with(path(segment), tag);
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.text(), "");
    EXPECT_EQ(again.headers.find("ETag"), tag);
    EXPECT_EQ(again.headers.find("Cache-Control"), "no-cache");
    narrate(segment);
    EXPECT_EQ(get_with(path(segment), tag).status, 200);
}

TEST_F(PeaksTest, OfALostFileAreAConflict) {
    const auto segment = add_segment();
    narrate(segment);
    std::filesystem::remove(room_.library.absolute(stored(segment).narration->audio_file));
    EXPECT_EQ(get(path(segment)).status, 409);
}

TEST_F(PeaksTest, OfAnUnknownSegmentAreNotFound) {
    EXPECT_EQ(get(std::string("/api/segments/") + unknown_id + "/peaks/").status, 404);
}

}  // namespace storyflow::api
