#include "api/route_scopes.hpp"

#include <memory>
#include <regex>
#include <set>
#include <string>
#include <variant>

#include "api/routes.hpp"
#include "base/digest.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

namespace {

using http::AccessScope;

/// The API of a server that has three keys: "reading", "writing" and "administering".
class RouteScopesTest : public ApiTest {
  protected:
    static http::AccessKey key(const std::string& secret, AccessScope scope) {
        return {secret, base::sha256(secret), scope};
    }
    static http::AccessPolicyOptions with_keys() {
        http::AccessPolicyOptions options;
        options.keys = std::make_shared<http::KeyRing>(std::vector{key("reading", AccessScope::read),
                                                                   key("writing", AccessScope::write),
                                                                   key("administering", AccessScope::admin)});
        return options;
    }
    /// A request to the route, with this key if it is not empty.
    static http::Request request_to(const http::Route& route, const std::string& secret = "") {
        const auto path = std::regex_replace(route.pattern, std::regex(R"(\{[^}]*\})"), unknown_id);
        auto request = request_for(route.method, path);
        if (!secret.empty()) request.headers.set("Authorization", "Bearer " + secret);
        return request;
    }
    int status_of(const http::Route& route, const std::string& secret = "") {
        return closed_.handle(request_to(route, secret)).status;
    }

    /// Whether the key is refused because it allows too little.
    bool allows_too_little(const http::Route& route, const std::string& secret) {
        const auto response = closed_.handle(request_to(route, secret));
        const auto* const body = std::get_if<std::string>(&response.body);
        const bool says_so = body != nullptr && body->find("insufficient_scope") != std::string::npos;
        return response.status == 403 && says_so;
    }

    Api closed_{services_, http::AccessPolicy(with_keys())};
};

const std::set<std::string> open_to_all{
    "getStudio",      "getStudioProject", "getStudioFilm", "getStudioFilms", "getStudioSettings",
    "getStudioAsset", "getStudioIcon",    "getHealth",     "getLiveness",    "getReadiness"};

}  // namespace

TEST_F(RouteScopesTest, AreGivenForEveryRoute) {
    for (const auto& route : routes(services_)) {
        const auto scope = scope_of(route.operation);
        EXPECT_TRUE(scope) << route.operation << " needs a line in src/api/route_scopes.cpp";
        EXPECT_EQ(route.scope, scope.value_or(AccessScope::admin)) << route.operation;
    }
    EXPECT_FALSE(scope_of("listEverything"));
}

TEST_F(RouteScopesTest, LetNobodyInWithoutAKeyButToTheStudiosFilesAndHealth) {
    for (const auto& route : routes(services_)) {
        const bool is_open = open_to_all.contains(route.operation);
        for (const auto* wrong : {"", "readin", "reading2"})
            EXPECT_EQ(status_of(route, wrong) != 401, is_open)
                << route.operation << " with \"" << wrong << '"';
        const auto head = closed_.refuse(request_to(route));
        EXPECT_EQ(!head.has_value(), is_open) << route.operation;
    }
}

TEST_F(RouteScopesTest, HideWhichPathsExist) {
    for (const auto* path : {"/nowhere", "/api/nowhere/", "/projects/a/b", "/assets", "/favicon.svgz",
                             "/healthz/x", "/health/other", "/%61pi/", "/settings/x"})
        EXPECT_EQ(closed_.handle(request_for(http::Method::get, path)).status, 401) << path;
    EXPECT_EQ(closed_.handle(request_for(http::Method::post, "/healthz")).status, 401);
    EXPECT_EQ(closed_.handle(request_for(http::Method::options, "/api/projects/")).status, 401);
    EXPECT_EQ(closed_.handle(request_for(http::Method::head, "/api/projects/")).status, 401);
    EXPECT_EQ(closed_.handle(request_for(http::Method::head, "/healthz")).status, 200);
}

TEST_F(RouteScopesTest, RefuseAKeyOfASmallerScopeAndNoOther) {
    for (const auto& route : routes(services_)) {
        EXPECT_EQ(allows_too_little(route, "reading"), route.scope > AccessScope::read) << route.operation;
        EXPECT_EQ(allows_too_little(route, "writing"), route.scope > AccessScope::write) << route.operation;
        EXPECT_FALSE(allows_too_little(route, "administering")) << route.operation;
    }
}

TEST_F(RouteScopesTest, OfWhatGetsAreToRead) {
    for (const auto& route : routes(services_)) {
        const bool is_get = route.method == http::Method::get;
        EXPECT_TRUE(!is_get || route.scope <= AccessScope::read) << route.operation;
    }
}

TEST_F(RouteScopesTest, AreToldInTheShapeOfTheApi) {
    auto request = request_for(http::Method::del, "/api/projects/" + std::string(unknown_id) + "/");
    request.headers.set("Authorization", "Bearer reading");
    const auto refused = object(closed_.handle(request));
    EXPECT_EQ(text(refused, "detail"),
              "The API key \"reading\" has the scope read; this request needs the scope write.");
    EXPECT_EQ(text(refused, "code"), "insufficient_scope");
}

TEST_F(RouteScopesTest, NameTheSubjectOfARequestForTheRecords) {
    const auto made = post("/api/projects/", R"({"title":"One"})");
    EXPECT_EQ(made.subject, text(object(made), "id"));
    const auto segment = add_segment();
    EXPECT_EQ(patch("/api/segments/" + segment.id + "/", R"({"is_locked":true})").subject, segment.id);
    EXPECT_EQ(get("/api/projects/").subject, "");
    EXPECT_EQ(del("/api/projects/" + std::string(unknown_id) + "/").subject, unknown_id);
}

TEST_F(RouteScopesTest, WriteAddressesWithTheSchemeThatATrustedProxyTells) {
    auto options = http::AccessPolicyOptions();
    options.trusted_proxies = {http::IpRange::parse("127.0.0.1").value()};
    Api behind(services_, http::AccessPolicy(options));
    auto request = request_for(http::Method::get, "/api/");
    request.headers.set("X-Forwarded-Proto", "https");
    request.peer = "127.0.0.1";
    EXPECT_EQ(text(object(behind.handle(request)), "projects"), "https://localhost:8000/api/projects/");
    request.peer = "192.0.2.7";
    EXPECT_EQ(text(object(behind.handle(request)), "projects"), "http://localhost:8000/api/projects/");
}

}  // namespace storyflow::api
