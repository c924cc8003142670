#include "api/routes.hpp"

#include <set>

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using RoutesTest = ApiTest;

TEST_F(RoutesTest, HaveANameEachOnce) {
    std::set<std::string> names;
    for (const auto& route : routes(services_))
        EXPECT_TRUE(names.insert(route.operation).second) << route.operation;
}

TEST_F(RoutesTest, BelowApiEndInASlash) {
    for (const auto& route : routes(services_)) {
        const bool below_api = route.pattern.starts_with("/api/");
        EXPECT_TRUE(!below_api || route.pattern.ends_with('/')) << route.pattern;
    }
}

TEST(JsonSuffix, IsTheSlashOfProjectsAndSegments) {
    EXPECT_EQ(without_json_suffix("/api/projects.json"), "/api/projects/");
    EXPECT_EQ(without_json_suffix("/api/segments/x/generate-audio.json/"), "/api/segments/x/generate-audio/");
}

TEST(JsonSuffix, IsLeftAloneElsewhere) {
    EXPECT_EQ(without_json_suffix("/api/settings.json"), "/api/settings.json");
    EXPECT_EQ(without_json_suffix("/media/a.json"), "/media/a.json");
    EXPECT_EQ(without_json_suffix("/api/projects/"), "/api/projects/");
}

}  // namespace storyflow::api
