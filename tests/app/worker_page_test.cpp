#include "app/worker_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

namespace storyflow::app {

namespace {

using testing::HasSubstr;

http::Request request_for(std::string path) {
    http::Request request;
    request.path = std::move(path);
    request.headers.set("Host", "localhost:9100");
    return request;
}

WorkerPage page(const std::optional<std::string>& api_key = std::nullopt) {
    http::AccessPolicyOptions policy;
    if (api_key) policy.keys = std::make_shared<http::KeyRing>(std::vector{http::default_key(*api_key)});
    return {[] { return std::string("storyflow_info 1\n"); }, policy};
}

}  // namespace

TEST(WorkerPage, TellsTheMeasuresAsPrometheusReadsThem) {
    const auto response = page().handle(request_for("/metrics"));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.text(), "storyflow_info 1\n");
    EXPECT_THAT(std::string(response.headers.find("Content-Type").value_or("")), HasSubstr("version=0.0.4"));
}

TEST(WorkerPage, SaysThatTheProcessLives) {
    for (const auto* const path : {"/health/live", "/healthz"}) {
        const auto response = page().handle(request_for(path));
        EXPECT_EQ(response.status, 200);
        EXPECT_THAT(response.text(), HasSubstr(R"("status":"ok")"));
    }
}

TEST(WorkerPage, HasNothingElse) {
    EXPECT_EQ(page().handle(request_for("/api/projects/")).status, 404);
    auto post = request_for("/metrics");
    post.method = http::Method::post;
    EXPECT_EQ(page().handle(post).status, 405);
    EXPECT_EQ(page().max_body_bytes(http::Method::post, "/metrics"), 0U);
}

TEST(WorkerPage, WantsTheKeyForMeasuresButNotForProbes) {
    EXPECT_EQ(page("a key of some length").handle(request_for("/metrics")).status, 401);
    EXPECT_EQ(page("a key of some length").handle(request_for("/health/live")).status, 200);
    auto with_key = request_for("/metrics");
    with_key.headers.set("Authorization", "Bearer a key of some length");
    EXPECT_EQ(page("a key of some length").handle(with_key).status, 200);
}

TEST(WorkerPage, RefusesAHostThatIsNotItsOwn) {
    auto elsewhere = request_for("/metrics");
    elsewhere.headers.set("Host", "evil.example");
    EXPECT_EQ(page().handle(elsewhere).status, 400);
}

TEST(WorkerPage, AFailureIsAnAnswer) {
    WorkerPage failing([]() -> std::string { throw std::runtime_error("no measures"); }, {});
    EXPECT_EQ(failing.handle(request_for("/metrics")).status, 500);
}

}  // namespace storyflow::app
