#include "api/health.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using HealthTest = ApiTest;

TEST_F(HealthTest, SaysThatAllIsWellAndWhichVersionThisIs) {
    const auto response = get("/healthz");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(object(response).at("status"), "ok");
    EXPECT_FALSE(text(object(response), "version").empty());
}

}  // namespace storyflow::api
