#include "api/voices.hpp"

#include <algorithm>

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using VoicesTest = ApiTest;

TEST_F(VoicesTest, ListsAllVoicesSortedById) {
    const auto response = get("/api/settings/voices/");
    EXPECT_EQ(response.status, 200);
    const auto voices = boost::json::parse(response.text()).as_array();
    EXPECT_EQ(voices.size(), 28U);
    EXPECT_TRUE(std::ranges::is_sorted(voices, {}, [](const auto& voice) {
        return std::string(std::string_view(voice.at("id").as_string()));
    }));
    EXPECT_EQ(voices.front().at("id"), "af_alloy");
    EXPECT_EQ(voices.back().at("accent"), "British");
}

TEST_F(VoicesTest, ListsVoicesOfThisInstallationBehindThemWithTheEnginesThatHaveThem) {
    kokoro_.has_voices({"af_heart", "jf_alpha", "narrator"});
    const auto voices = boost::json::parse(get("/api/settings/voices/").text()).as_array();
    ASSERT_EQ(voices.size(), 30U);
    EXPECT_EQ(voices[3].at("engines"), boost::json::array{"kokoro"});
    EXPECT_EQ(voices[0].at("engines"), boost::json::array{});
    EXPECT_EQ(voices[28], boost::json::parse(R"({"id":"jf_alpha","name":"Alpha","gender":"Female",
        "language":"ja","spoken_as":"en-US","engines":["kokoro"]})"));
    EXPECT_EQ(voices[29], boost::json::parse(R"({"id":"narrator","name":"narrator","gender":null,
        "language":null,"engines":["kokoro"]})"));
}

}  // namespace storyflow::api
