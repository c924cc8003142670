#include "api/api.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

TEST_F(ApiTest, UnknownPathsAreNotFoundAsJson) {
    const auto response = get("/api/fonts/");
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.text(), R"({"detail":"Not found."})");
    EXPECT_EQ(response.headers.find("Content-Type"), "application/json");
}

TEST_F(ApiTest, OtherMethodsAreNotAllowed) {
    const auto response = send(http::Method::put, "/api/settings/", "{}");
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.text(), R"({"detail":"Method \"PUT\" not allowed."})");
    EXPECT_TRUE(response.headers.find("Allow"));
}

TEST_F(ApiTest, FixedPathsWinOverIds) {
    EXPECT_EQ(get("/api/projects/import/").status, 405);
    EXPECT_EQ(get("/api/segments/reorder/").status, 405);
}

TEST_F(ApiTest, PathsAreServedWithAndWithoutTheirFinalSlash) {
    EXPECT_EQ(post("/api/projects", R"({"title":"x"})").status, 201);
    EXPECT_EQ(get("/api/settings").status, 200);
}

TEST_F(ApiTest, CollectionsAndTheirItemsAreServedWithAJsonSuffixToo) {
    const auto segment = add_segment();
    EXPECT_EQ(get("/api/projects.json").status, 200);
    EXPECT_EQ(get("/api/segments/" + segment.id + ".json").status, 200);
    EXPECT_EQ(get("/api/segments/" + segment.id + ".xml").status, 404);
}

TEST_F(ApiTest, OnlyTheJsonFormatExists) {
    EXPECT_EQ(get("/api/projects/?format=json").status, 200);
    EXPECT_EQ(get("/api/projects/?format=").status, 200);
    const auto response = get("/api/projects/?format=xml");
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.text(), R"({"detail":"Not found."})");
}

TEST_F(ApiTest, HeadIsAnsweredLikeGet) {
    EXPECT_EQ(send(http::Method::head, "/api/projects/").status, 200);
    EXPECT_EQ(send(http::Method::head, "/api/settings/").status, 200);
}

TEST_F(ApiTest, StrangeHostsAreRefused) {
    http::Request request;
    request.path = "/api/projects/";
    request.headers.set("Host", "evil.example");
    EXPECT_EQ(api_.handle(request).status, 400);
}

TEST_F(ApiTest, EveryAnswerCarriesTheHeadersOfThePolicyAlsoErrors) {
    http::Request request;
    request.path = "/nowhere";
    request.headers.set("Host", "localhost");
    request.headers.set("Origin", "http://localhost:3000");
    const auto response = api_.handle(request);
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.headers.find("Access-Control-Allow-Origin"), "http://localhost:3000");
    EXPECT_EQ(response.headers.find("X-Content-Type-Options"), "nosniff");
}

TEST_F(ApiTest, WritesFromOtherSitesAreRefusedBeforeAnythingHappens) {
    http::Request request;
    request.method = http::Method::post;
    request.path = "/api/projects/";
    request.headers.set("Host", "localhost");
    request.headers.set("Origin", "http://evil.example");
    request.headers.set("Content-Type", "application/json");
    request.body = R"({"title":"x"})";
    EXPECT_EQ(api_.handle(request).status, 403);
    EXPECT_EQ(room_.projects.list({}, 0, 10).count, 0);
}

TEST_F(ApiTest, StrangersAreRefusedByTheHeadAlone) {
    http::Request head;
    head.method = http::Method::post;
    head.path = "/api/projects/";
    head.headers.set("Host", "evil.example");
    const auto refused = api_.refuse(head);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 400);
    head.headers.set("Host", "localhost");
    EXPECT_FALSE(api_.refuse(head));
}

TEST_F(ApiTest, AnUnforeseenFaultIsAnInternalErrorWithoutItsReason) {
    kokoro_.on_speak([](const auto&, const auto&) { throw std::logic_error("secret"); });
    const auto response = post("/api/settings/tts-test/", R"({"text":"x"})");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.text(), R"({"detail":"Internal server error."})");
}

TEST_F(ApiTest, BodiesMayBeAsLargeAsTheirRouteAllows) {
    const auto mebibyte = std::size_t{1024} * 1024;
    EXPECT_EQ(api_.max_body_bytes(http::Method::post, "/api/projects/import/"), 51 * mebibyte);
    EXPECT_EQ(api_.max_body_bytes(http::Method::post, "/api/projects/import.json"), 51 * mebibyte);
    EXPECT_EQ(api_.max_body_bytes(http::Method::post, "/api/segments/x/upload-image/"), 21 * mebibyte);
    EXPECT_EQ(api_.max_body_bytes(http::Method::post, "/nowhere"), http::default_max_body_bytes);
}

}  // namespace storyflow::api
