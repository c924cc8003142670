#include "api/api_root.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using ApiRootTest = ApiTest;

TEST_F(ApiRootTest, NamesTheCollections) {
    const auto response = get("/api/");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(
        response.text(),
        R"({"projects":"http://localhost:8000/api/projects/","segments":"http://localhost:8000/api/segments/",)"
        R"("tasks":"http://localhost:8000/api/tasks/"})");
}

}  // namespace storyflow::api
