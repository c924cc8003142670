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

}  // namespace storyflow::api
