#include "http/router.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::http {
namespace {

/// A route whose response is its operation and its parameters.
Route route(Method method, const std::string& pattern, const std::string& operation, std::size_t limit = 10) {
    const auto handler = [operation](const Request& request) {
        std::string text = operation;
        for (const auto& [name, value] : request.path_parameters)
            text += " " + name + "=" + value;
        return json_response(200, text);
    };
    return {method, pattern, operation, handler, limit};
}

Router stories() {
    return Router({route(Method::get, "/api/projects/{id}/", "show", 20),
                   route(Method::del, "/api/projects/{id}/", "remove"),
                   route(Method::post, "/api/projects/import/", "import", 30),
                   route(Method::get, "/api/projects/", "list"),
                   route(Method::get, "/api/tasks/{task*}/status/", "status"),
                   route(Method::get, "/api/tasks/render_{id}/status/", "render"),
                   route(Method::get, "/media/{path...}", "media"),
                   route(Method::get, "/healthz", "health")});
}

Response ask(Method method, const std::string& path) {
    Request request;
    request.method = method;
    request.path = path;
    return stories().handle(request);
}

std::string get(const std::string& path) {
    const Response response = ask(Method::get, path);
    return response.status == 200 ? response.text() : std::to_string(response.status);
}

TEST(Router, MatchesWithAndWithoutTheFinalSlash) {
    EXPECT_EQ(get("/api/projects/"), "list");
    EXPECT_EQ(get("/api/projects"), "list");
    EXPECT_EQ(get("/api/projects/7"), "show id=7");
    EXPECT_EQ(get("/api/projects//"), "404");
    EXPECT_EQ(get("/healthz"), "health");
    EXPECT_EQ(get("/healthz/"), "404");
}

TEST(Router, DecodesPathParameters) {
    EXPECT_EQ(get("/api/projects/a%20b/"), "show id=a b");
    EXPECT_EQ(get("/api/projects/100%/"), "show id=100%");
    EXPECT_EQ(get("/api/pro%6Aects/7/"), "show id=7");
}

TEST(Router, FindsNothingUnderAPathThatIsNotUtf8) {
    EXPECT_EQ(get("/api/projects/%ff/"), "404");
    EXPECT_EQ(get("/api/projects/\xC3/"), "404");
    EXPECT_EQ(get("/api/tasks/a%E2%82/status/"), "404");
    EXPECT_EQ(get("/media/a/%C0%80"), "404");
    EXPECT_EQ(get("/media/caf%C3%A9"), "media path=caf\xC3\xA9");
}

TEST(Router, KeepsDotsAndSlashesOutOfPlainParameters) {
    EXPECT_EQ(get("/api/projects/7.json"), "404");
    EXPECT_EQ(get("/api/projects/a%2Fb/"), "404");
    EXPECT_EQ(get("/api/tasks/tts.7/status/"), "status task=tts.7");
    EXPECT_EQ(get("/api/tasks//status/"), "404");
}

TEST(Router, GivesTheWholeRestOfAPath) {
    EXPECT_EQ(get("/media/projects/7/a%20b.wav"), "media path=projects/7/a b.wav");
    EXPECT_EQ(get("/media/a/"), "media path=a/");
    EXPECT_EQ(get("/media/"), "media path=");
    EXPECT_EQ(get("/media"), "404");
}

TEST(Router, AnswersUnknownPathsInJson) {
    const Response response = ask(Method::get, "/nowhere/");
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.text(), R"({"detail":"Not found."})");
}

TEST(Router, PrefersLiteralsToParameters) {
    EXPECT_EQ(ask(Method::post, "/api/projects/import/").text(), "import");
    const Response refused = ask(Method::get, "/api/projects/import/");
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.headers.find("Allow"), "POST, OPTIONS");
}

TEST(Router, PrefersAParameterWithAPrefixToOneWithout) {
    EXPECT_EQ(get("/api/tasks/render_7/status/"), "render id=7");
    EXPECT_EQ(get("/api/tasks/render_/status/"), "status task=render_");
    EXPECT_EQ(get("/api/tasks/render_7.5/status/"), "status task=render_7.5");
    EXPECT_EQ(get("/api/tasks/7/status/"), "status task=7");
}

TEST(Router, NamesTheMethodThatIsNotAllowed) {
    const Response response = ask(Method::put, "/api/projects/7/");
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.text(), R"({"detail":"Method \"PUT\" not allowed."})");
    EXPECT_EQ(response.headers.find("Allow"), "GET, DELETE, HEAD, OPTIONS");
}

TEST(Router, NamesAMethodThatItDoesNotKnow) {
    Request request;
    request.method = Method::other;
    request.other_method = "BREW";
    request.path = "/api/projects/7/";
    EXPECT_EQ(stories().handle(request).text(), R"({"detail":"Method \"BREW\" not allowed."})");
}

TEST(Router, ServesHeadByTheGetHandler) {
    EXPECT_EQ(ask(Method::head, "/api/projects/").text(), "list");
    EXPECT_EQ(ask(Method::head, "/api/projects/import/").status, 405);
}

TEST(Router, AnswersOptionsWithTheAllowedMethods) {
    const Response response = ask(Method::options, "/api/projects/7/");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.text(), "");
    EXPECT_EQ(response.headers.find("Allow"), "GET, DELETE, HEAD, OPTIONS");
}

TEST(Router, KnowsTheBodyLimitOfEachOperation) {
    const Router router = stories();
    EXPECT_EQ(router.max_body_bytes(Method::post, "/api/projects/import/"), 30U);
    EXPECT_EQ(router.max_body_bytes(Method::get, "/api/projects/7"), 20U);
    EXPECT_EQ(router.max_body_bytes(Method::post, "/nowhere/"), default_max_body_bytes);
}

TEST(Router, RefusesTwoRoutesForTheSameRequests) {
    EXPECT_THROW(Router({route(Method::get, "/a/", "one"), route(Method::get, "/a", "two")}), base::Error);
}

}  // namespace
}  // namespace storyflow::http
