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

TEST_F(HealthTest, IsAliveUnderBothNames) {
    EXPECT_EQ(get("/health/live").status, 200);
    EXPECT_EQ(object(get("/health/live")), object(get("/healthz")));
}

TEST_F(HealthTest, IsReadyWhenEveryCheckIsOk) {
    auto services = services_;
    services.system.readiness = [] {
        return std::vector<ReadinessCheck>{{"data_folder", true, "The data folder has 9.0 GiB free."},
                                           {"database", true, "The database takes changes."}};
    };
    Api api(services, http::AccessPolicy({}));
    const auto response = api.handle(request_for(http::Method::get, "/health/ready"));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(
        response.text(),
        R"({"status":"ready","checks":[{"name":"data_folder","ok":true,"message":"The data folder has 9.0 GiB free."},)"
        R"({"name":"database","ok":true,"message":"The database takes changes."}]})");
    EXPECT_EQ(response.headers.find("Cache-Control"), "no-store");
}

TEST_F(HealthTest, IsNotReadyWhenOneCheckIsNot) {
    auto services = services_;
    services.system.readiness = [] {
        return std::vector<ReadinessCheck>{{"data_folder", false, "The data folder is full."},
                                           {"database", true, "The database takes changes."}};
    };
    Api api(services, http::AccessPolicy({}));
    const auto response = api.handle(request_for(http::Method::get, "/health/ready"));
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(object(response).at("status"), "not_ready");
    EXPECT_EQ(object(response).at("checks").as_array().size(), 2U);
    EXPECT_TRUE(response.headers.find("Retry-After"));
}

}  // namespace storyflow::api
