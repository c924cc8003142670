#include "api/metrics.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using MetricsTest = ApiTest;

TEST_F(MetricsTest, AreTextForPrometheus) {
    const auto response = get("/metrics");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
    EXPECT_EQ(response.headers.find("Cache-Control"), "no-store");
}

}  // namespace storyflow::api
