#include "http/access_policy.hpp"

#include <gtest/gtest.h>

namespace storyflow::http {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Request request(Method method, const Fields& fields, const std::string& path = "/api/projects/") {
    Request result;
    result.method = method;
    result.path = path;
    for (const auto& [name, value] : fields)
        result.headers.add(name, value);
    return result;
}

/// The status that the policy answers with; 0 when the request may pass.
int verdict(const Request& asked, const AccessPolicyOptions& options = {}) {
    const auto refused = AccessPolicy(options).refuse(asked);
    return refused ? refused->status : 0;
}

int verdict_on_host(const std::string& host, const AccessPolicyOptions& options = {}) {
    return verdict(request(Method::get, {{"Host", host}}), options);
}

int verdict_on_write(const Fields& fields) {
    Fields all = {{"Host", "localhost:8000"}};
    all.insert(all.end(), fields.begin(), fields.end());
    return verdict(request(Method::post, all));
}

TEST(HostCheck, PassesLoopbackNamesWithAnyPort) {
    EXPECT_EQ(verdict_on_host("localhost"), 0);
    EXPECT_EQ(verdict_on_host("LOCALHOST.:3000"), 0);
    EXPECT_EQ(verdict_on_host("127.0.0.1:8000"), 0);
}

TEST(HostCheck, RefusesEveryOtherHost) {
    for (const char* host :
         {"evil.example", "[::1]", "[::1]:8000", "localhost.evil.example", "127.0.0.2", "", "a b"}) {
        EXPECT_EQ(verdict_on_host(host), 400) << host;
    }
    EXPECT_EQ(AccessPolicy({}).refuse(request(Method::get, {}))->text(),
              R"({"detail":"Invalid Host header."})");
}

TEST(HostCheck, RefusesTwoHostFields) {
    EXPECT_EQ(verdict(request(Method::get, {{"Host", "localhost"}, {"host", "evil.example"}})), 400);
}

TEST(HostCheck, PassesListedHosts) {
    AccessPolicyOptions options;
    options.allowed_hosts = {"Studio.local", "[::1]"};
    EXPECT_EQ(verdict_on_host("studio.LOCAL:8000", options), 0);
    EXPECT_EQ(verdict_on_host("[::1]:8000", options), 0);
    EXPECT_EQ(verdict_on_host("other.local", options), 400);
}

TEST(HostCheck, PassesAnyAddressButNoNameOnAWildcardBinding) {
    AccessPolicyOptions options;
    options.allow_any_address = true;
    EXPECT_EQ(verdict_on_host("192.168.1.7:8000", options), 0);
    EXPECT_EQ(verdict_on_host("[fe80::1]", options), 0);
    EXPECT_EQ(verdict_on_host("evil.example", options), 400);
}

TEST(Preflight, IsAnsweredOnAnyPath) {
    const Request asked = request(Method::options,
                                  {{"Host", "localhost"},
                                   {"Origin", "http://localhost:3000"},
                                   {"Access-Control-Request-Method", "PATCH"}},
                                  "/unknown");
    const AccessPolicy policy({});
    auto answer = policy.refuse(asked);
    ASSERT_TRUE(answer);
    policy.decorate(asked, *answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->text(), "");
    EXPECT_EQ(answer->headers.find("Access-Control-Allow-Origin"), "http://localhost:3000");
    EXPECT_EQ(answer->headers.find("Access-Control-Allow-Methods"), "DELETE, GET, OPTIONS, PATCH, POST, PUT");
    EXPECT_EQ(answer->headers.find("Access-Control-Allow-Headers"),
              "accept, authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id, "
              "user-agent, x-csrftoken, x-requested-with");
    EXPECT_EQ(answer->headers.find("Access-Control-Max-Age"), "86400");
}

TEST(Preflight, GivesAForeignOriginNoPermission) {
    const Request asked = request(Method::options, {{"Host", "localhost"},
                                                    {"Origin", "http://evil.example"},
                                                    {"Access-Control-Request-Method", "PATCH"}});
    auto answer = AccessPolicy({}).refuse(asked);
    ASSERT_TRUE(answer);
    AccessPolicy({}).decorate(asked, *answer);
    EXPECT_EQ(answer->headers.find("Access-Control-Allow-Origin"), std::nullopt);
    EXPECT_EQ(answer->headers.find("Access-Control-Allow-Methods"), std::nullopt);
}

TEST(Preflight, NeedsAValidHost) {
    EXPECT_EQ(verdict(request(Method::options, {{"Host", "evil"}, {"Access-Control-Request-Method", "PUT"}})),
              400);
}

TEST(OriginCheck, PassesAllowedAndSameOrigins) {
    EXPECT_EQ(verdict_on_write({{"Origin", "http://localhost:3000"}}), 0);
    EXPECT_EQ(verdict_on_write({{"Origin", "http://localhost:8000"}}), 0);
    EXPECT_EQ(verdict_on_write({{"Origin", "https://LOCALHOST:8000"}}), 0);
}

TEST(OriginCheck, RefusesForeignWrites) {
    for (const char* origin : {"http://evil.example", "null", "", "http://localhost:8001",
                               "http://127.0.0.1:8000", "file://localhost:8000", "http://localhost:8000/"}) {
        EXPECT_EQ(verdict_on_write({{"Origin", origin}}), 403) << origin;
    }
}

TEST(OriginCheck, RefusesTwoOriginFieldsWhateverTheySay) {
    const Fields twice = {
        {"Host", "localhost"}, {"Origin", "http://localhost:3000"}, {"origin", "http://localhost:3000"}};
    EXPECT_EQ(verdict(request(Method::post, twice)), 400);
    EXPECT_EQ(verdict(request(Method::get, twice)), 400);
    EXPECT_EQ(AccessPolicy({}).refuse(request(Method::post, twice))->text(),
              R"({"detail":"Invalid Origin header."})");
}

TEST(OriginCheck, CoversEveryWritingMethodAndNoOther) {
    const Fields foreign = {{"Host", "localhost"}, {"Origin", "http://evil.example"}};
    for (const Method method : {Method::post, Method::put, Method::patch, Method::del}) {
        EXPECT_EQ(verdict(request(method, foreign)), 403) << to_string(method);
    }
    EXPECT_EQ(verdict(request(Method::get, foreign)), 0);
    EXPECT_EQ(verdict(request(Method::head, foreign)), 0);
}

TEST(OriginCheck, PassesToolsButNoCrossSiteFormWithoutOrigin) {
    EXPECT_EQ(verdict_on_write({}), 0);
    EXPECT_EQ(verdict_on_write({{"Sec-Fetch-Site", "same-origin"}}), 0);
    EXPECT_EQ(verdict_on_write({{"Sec-Fetch-Site", "cross-site"}}), 403);
}

TEST(ApiKey, IsRequiredWhenSet) {
    AccessPolicyOptions options;
    options.api_key = "secret";
    const auto with = [&](const std::string& authorization) {
        return verdict(request(Method::get, {{"Host", "localhost"}, {"Authorization", authorization}}),
                       options);
    };
    EXPECT_EQ(with("Bearer secret"), 0);
    EXPECT_EQ(with("bearer secret"), 0);
    for (const char* wrong :
         {"Bearer secre", "Bearer secret2", "Bearer ", "Bearer", "Basic secret", "secret", ""}) {
        EXPECT_EQ(with(wrong), 401) << wrong;
    }
}

TEST(ApiKey, IsAskedForByNameAndInJson) {
    AccessPolicyOptions options;
    options.api_key = "secret";
    const auto refused = AccessPolicy(options).refuse(request(Method::get, {{"Host", "localhost"}}));
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->headers.find("WWW-Authenticate"), "Bearer");
    EXPECT_EQ(refused->text(), R"({"detail":"Authentication credentials were not provided."})");
}

TEST(ApiKey, IsNotNeededForTheHealthCheck) {
    AccessPolicyOptions options;
    options.api_key = "secret";
    for (const auto* path : {"/healthz", "/health/live", "/health/ready"})
        EXPECT_EQ(verdict(request(Method::get, {{"Host", "localhost"}}, path), options), 0) << path;
    EXPECT_EQ(verdict(request(Method::get, {{"Host", "localhost"}}, "/health/other"), options), 401);
    EXPECT_EQ(verdict(request(Method::get, {{"Host", "localhost"}}, "/healthz/x"), options), 401);
}

TEST(ApiKey, IsNotNeededToSeeTheStudio) {
    AccessPolicyOptions options;
    options.api_key = "secret";
    const auto verdict_on = [&](const std::string& path) {
        return verdict(request(Method::get, {{"Host", "localhost"}}, path), options);
    };
    for (const char* open : {"/", "/settings", "/settings/", "/projects/1", "/assets/a.js", "/favicon.svg"}) {
        EXPECT_EQ(verdict_on(open), 0) << open;
    }
    for (const char* closed :
         {"/api/", "/media/a.wav", "/%61pi/", "//", "/assets", "/settings/x", "/favicon.svgz"}) {
        EXPECT_EQ(verdict_on(closed), 401) << closed;
    }
}

TEST(Decoration, AddsToWhatAResponseVariesBy) {
    Response response;
    response.headers.set("Vary", "Accept-Encoding");
    AccessPolicy({}).decorate(request(Method::get, {}), response);
    EXPECT_EQ(response.headers.find("Vary"), "Accept-Encoding, origin");
}

TEST(Decoration, IsOnEveryResponseAndAddsCorsForTheAllowedOriginOnly) {
    const AccessPolicy policy({});
    Response own = json_response(500, "{}");
    policy.decorate(request(Method::get, {{"Origin", "http://localhost:3000"}}), own);
    EXPECT_EQ(own.headers.find("Access-Control-Allow-Origin"), "http://localhost:3000");
    EXPECT_EQ(own.headers.find("Vary"), "origin");
    EXPECT_EQ(own.headers.find("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(own.headers.find("X-Frame-Options"), "DENY");
    EXPECT_EQ(own.headers.find("Referrer-Policy"), "same-origin");
    EXPECT_EQ(own.headers.find("Cross-Origin-Opener-Policy"), "same-origin");
    Response foreign;
    policy.decorate(request(Method::get, {{"Origin", "http://127.0.0.1:3000"}}), foreign);
    EXPECT_EQ(foreign.headers.find("Access-Control-Allow-Origin"), std::nullopt);
    EXPECT_EQ(foreign.headers.find("Vary"), "origin");
}

}  // namespace
}  // namespace storyflow::http
