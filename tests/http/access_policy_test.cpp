#include "http/access_policy.hpp"

#include <gtest/gtest.h>

#include "base/digest.hpp"

namespace storyflow::http {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Request request(Method method, const Fields& fields) {
    Request result;
    result.method = method;
    result.path = "/api/projects/";
    for (const auto& [name, value] : fields)
        result.headers.add(name, value);
    return result;
}

/// The status that the policy answers with; 0 when the request may pass.
int verdict(const Request& asked, const AccessPolicyOptions& options = {},
            AccessScope needed = AccessScope::read) {
    const auto refused = AccessPolicy(options).refuse(asked, needed);
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
    EXPECT_EQ(AccessPolicy({}).refuse(request(Method::get, {}), AccessScope::read)->text(),
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
    const Request asked = request(Method::options, {{"Host", "localhost"},
                                                    {"Origin", "http://localhost:3000"},
                                                    {"Access-Control-Request-Method", "PATCH"}});
    const AccessPolicy policy({});
    auto answer = policy.refuse(asked, AccessScope::admin);
    ASSERT_TRUE(answer);
    policy.decorate(asked, *answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->text(), "");
    EXPECT_EQ(answer->headers.find("Access-Control-Allow-Origin"), "http://localhost:3000");
    EXPECT_EQ(answer->headers.find("Access-Control-Allow-Methods"), "DELETE, GET, OPTIONS, PATCH, POST, PUT");
    EXPECT_EQ(answer->headers.find("Access-Control-Allow-Headers"),
              "accept, authorization, change-group, content-type, idempotency-key, if-match, if-none-match, "
              "if-range, last-event-id, mcp-protocol-version, openai-organization, openai-project, range, "
              "user-agent, "
              "x-csrftoken, "
              "x-requested-with, x-stainless-arch, x-stainless-custom-poll-interval, "
              "x-stainless-helper-method, x-stainless-lang, x-stainless-os, x-stainless-package-version, "
              "x-stainless-poll-helper, x-stainless-retry-count, x-stainless-runtime, "
              "x-stainless-runtime-version, x-stainless-timeout");
    EXPECT_EQ(answer->headers.find("Access-Control-Max-Age"), "86400");
}

TEST(Preflight, GivesAForeignOriginNoPermission) {
    const Request asked = request(Method::options, {{"Host", "localhost"},
                                                    {"Origin", "http://evil.example"},
                                                    {"Access-Control-Request-Method", "PATCH"}});
    auto answer = AccessPolicy({}).refuse(asked, AccessScope::read);
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
    EXPECT_EQ(AccessPolicy({}).refuse(request(Method::post, twice), AccessScope::write)->text(),
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

/// A policy of a server with the key "secret" and three named ones.
AccessPolicyOptions with_keys() {
    AccessPolicyOptions options;
    options.keys = std::make_shared<KeyRing>(
        std::vector<AccessKey>{default_key("secret"),
                               {"reader", base::sha256("reader's secret"), AccessScope::read},
                               {"writer", base::sha256("writer's secret"), AccessScope::write}});
    return options;
}

Request request_with(const std::string& authorization) {
    return request(Method::get, {{"Host", "localhost"}, {"Authorization", authorization}});
}

TEST(ApiKey, IsRequiredWhenTheServerHasOne) {
    EXPECT_EQ(verdict(request_with("Bearer secret"), with_keys()), 0);
    EXPECT_EQ(verdict(request_with("bearer secret"), with_keys()), 0);
    for (const char* wrong :
         {"Bearer secre", "Bearer secret2", "Bearer ", "Bearer", "Basic secret", "secret", ""}) {
        EXPECT_EQ(verdict(request_with(wrong), with_keys()), 401) << wrong;
    }
}

TEST(ApiKey, IsIgnoredByAServerWithoutOne) {
    EXPECT_EQ(verdict(request_with("Bearer sk-whatever")), 0);
    EXPECT_EQ(verdict(request_with("nonsense"), {}, AccessScope::admin), 0);
}

TEST(ApiKey, IsAskedForByNameAndInJson) {
    const auto refused =
        AccessPolicy(with_keys()).refuse(request(Method::get, {{"Host", "localhost"}}), AccessScope::read);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->headers.find("WWW-Authenticate"), "Bearer");
    EXPECT_EQ(refused->text(), R"({"detail":"Authentication credentials were not provided."})");
}

TEST(ApiKey, IsNotNeededForWhatIsOpen) {
    EXPECT_EQ(verdict(request(Method::get, {{"Host", "localhost"}}), with_keys(), AccessScope::open), 0);
    EXPECT_EQ(verdict(request_with("Bearer wrong"), with_keys(), AccessScope::open), 0);
}

TEST(ApiKey, AllowsWhatItsScopeIncludes) {
    using enum AccessScope;
    const auto verdict_on = [](const std::string& secret, AccessScope needed) {
        return verdict(request_with("Bearer " + secret), with_keys(), needed);
    };
    EXPECT_EQ(verdict_on("reader's secret", read), 0);
    EXPECT_EQ(verdict_on("reader's secret", write), 403);
    EXPECT_EQ(verdict_on("reader's secret", admin), 403);
    EXPECT_EQ(verdict_on("writer's secret", write), 0);
    EXPECT_EQ(verdict_on("writer's secret", admin), 403);
    EXPECT_EQ(verdict_on("secret", admin), 0);
}

TEST(ApiKey, OfTooSmallAScopeIsToldWhatItLacks) {
    const auto refused =
        AccessPolicy(with_keys()).refuse(request_with("Bearer reader's secret"), AccessScope::write);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->text(),
              R"({"detail":"The API key \"reader\" has the scope read; this request needs the scope write.",)"
              R"("code":"insufficient_scope"})");
    EXPECT_EQ(refused->headers.find("WWW-Authenticate"),
              R"(Bearer error="insufficient_scope", scope="write")");
}

TEST(ApiKey, NamesTheCallerAndTellsItsScope) {
    const AccessPolicy policy(with_keys());
    auto asked = request_with("Bearer reader's secret");
    asked.peer = "192.0.2.7";
    const auto caller = policy.caller(asked, AccessScope::write);
    EXPECT_EQ(caller.key, "reader");
    EXPECT_EQ(caller.address, "192.0.2.7");
    EXPECT_EQ(caller.needs, AccessScope::write);
    EXPECT_EQ(policy.caller(request_with("Bearer wrong"), AccessScope::read).key, "");
    Response told;
    policy.decorate(asked, told);
    EXPECT_EQ(told.headers.find("X-Access-Scope"), "read");
    Response stranger;
    policy.decorate(request_with("Bearer wrong"), stranger);
    EXPECT_EQ(stranger.headers.find("X-Access-Scope"), std::nullopt);
}

TEST(TrustedProxy, IsBelievedAndAStrangerIsNot) {
    AccessPolicyOptions options;
    options.trusted_proxies = {IpRange::parse("10.0.0.0/8").value()};
    auto asked =
        request(Method::get,
                {{"Host", "localhost"}, {"X-Forwarded-For", "192.0.2.7"}, {"X-Forwarded-Proto", "https"}});
    asked.peer = "10.1.2.3";
    EXPECT_EQ(AccessPolicy(options).caller(asked, AccessScope::read).address, "192.0.2.7");
    EXPECT_TRUE(AccessPolicy(options).is_encrypted(asked));
    asked.peer = "203.0.113.9";
    EXPECT_EQ(AccessPolicy(options).caller(asked, AccessScope::read).address, "203.0.113.9");
    EXPECT_FALSE(AccessPolicy(options).is_encrypted(asked));
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
