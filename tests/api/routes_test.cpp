#include "api/routes.hpp"

#include <filesystem>
#include <regex>
#include <set>

#include "tests/api/api_fixture.hpp"
#include "tests/support/markdown_table.hpp"

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

/// A health check must be answered while the database, the disk or much work holds all other handlers.
TEST_F(RoutesTest, AreQuickWhereMemoryHasTheAnswerAndNowhereElse) {
    const std::set<std::string> from_memory{
        "getApiRoot", "listTasks",          "getTaskStatus",     "getTaskEvents",  "listVoices",
        "getStudio",  "getStudioProject",   "getStudioSettings", "getStudioAsset", "getStudioIcon",
        "getHealth",  "getOpenapiDocument", "getLiveness",       "getReadiness"};
    std::set<std::string> quick;
    for (const auto& route : routes(services_)) {
        if (route.request_class == http::RequestClass::quick) quick.insert(route.operation);
    }
    for (const auto& operation : from_memory)
        EXPECT_TRUE(quick.contains(operation)) << operation;
    for (const char* operation :
         {"getProjectEvents", "listProjects", "getSettings", "getMediaFile", "listTaskItems"})
        EXPECT_FALSE(quick.contains(operation)) << operation;
}

TEST_F(RoutesTest, WriteUnlessTheyGetOrSayOtherwise) {
    const http::Router router(routes(services_));
    using enum http::Method;
    EXPECT_EQ(router.request_class(post, "/api/projects/"), http::RequestClass::writing);
    EXPECT_EQ(router.request_class(del, "/api/segments/x/"), http::RequestClass::writing);
    EXPECT_EQ(router.request_class(get, "/api/projects/"), http::RequestClass::reading);
    EXPECT_EQ(router.request_class(post, "/api/settings/tts-test/"), http::RequestClass::reading);
    EXPECT_EQ(router.request_class(get, "/healthz"), http::RequestClass::quick);
    EXPECT_EQ(router.request_class(head, "/healthz"), http::RequestClass::quick);
    EXPECT_EQ(router.request_class(get, "/nowhere"), http::RequestClass::quick);
    EXPECT_EQ(router.request_class(put, "/healthz"), http::RequestClass::quick) << "405 takes no time";
}

/// "GET `/api/segments/{id}/peaks/?count={n}`" -> "GET /api/segments/{}/peaks/"
std::string without_names(std::string path) {
    path = path.substr(0, path.find('?'));
    if (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return std::regex_replace(path, std::regex(R"(\{[^}]*\})"), "{}");
}

TEST_F(RoutesTest, StandInTheTableOfTheManual) {
    std::set<std::string> told;
    for (const auto& row :
         support::table_of(std::filesystem::path(STORYFLOW_DOCS) / "api.md", "Method and path")) {
        const std::string& cell = row.at(0);
        const std::regex method("GET|POST|PUT|PATCH|DELETE|HEAD");
        for (std::sregex_iterator at(cell.begin(), cell.end(), method), end; at != end; ++at) {
            for (const auto& path : support::code_in(cell))
                told.insert(at->str() + " " + without_names(path));
        }
    }
    std::erase_if(told, [](const std::string& operation) { return operation.starts_with("HEAD"); });
    std::set<std::string> offered;
    for (const auto& route : routes(services_)) {
        // Between a worker and its server; docs/openapi.yaml describes them.
        if (route.pattern.starts_with("/api/deliveries/")) continue;
        offered.insert(std::string(to_string(route.method)) + " " + without_names(route.pattern));
    }
    EXPECT_EQ(told, offered);
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
