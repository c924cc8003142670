#include "api/media_files.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class MediaFilesTest : public ApiTest {
  protected:
    std::string narrated() {
        const auto segment = add_segment();
        narrate(segment);
        return "/media/projects/" + segment.project_id + "/audio/" + segment.id + ".wav";
    }
};

TEST_F(MediaFilesTest, AreServedWhateverTheQuery) {
    const auto response = get(narrated() + "?t=123&format=xml");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), "audio/wav");
    EXPECT_TRUE(response.headers.find("ETag"));
    EXPECT_GT(response.content_length(), 44U);
}

TEST_F(MediaFilesTest, AreServedInParts) {
    http::Request request;
    request.path = narrated();
    request.headers.set("Host", "localhost");
    request.headers.set("Range", "bytes=0-3");
    const auto response = api_.handle(request);
    EXPECT_EQ(response.status, 206);
    EXPECT_EQ(response.content_length(), 4U);
}

TEST_F(MediaFilesTest, MayBeReadByThePagesOfTheOtherClient) {
    auto request = request_for(http::Method::get, narrated() + "?t=1764441234567");
    request.headers.set("Origin", "http://localhost:3000");
    request.headers.set("Range", "bytes=10-19");
    const auto response = api_.handle(request);
    EXPECT_EQ(response.status, 206);
    EXPECT_EQ(response.headers.find("Access-Control-Allow-Origin"), "http://localhost:3000");
    EXPECT_THAT(std::string(*response.headers.find("Access-Control-Expose-Headers")),
                testing::AllOf(testing::HasSubstr("Content-Range"), testing::HasSubstr("Content-Disposition"),
                               testing::HasSubstr("Accept-Ranges")));
    EXPECT_THAT(std::string(*response.headers.find("Content-Range")), testing::StartsWith("bytes 10-19/"));
    EXPECT_EQ(response.headers.find("Accept-Ranges"), "bytes");
    EXPECT_THAT(std::string(*response.headers.find("Content-Disposition")), testing::StartsWith("inline; "));
}

TEST_F(MediaFilesTest, ThatDoNotExistAreNotFound) {
    for (const std::string path :
         {"/media/nothing.wav", "/media/projects", "/media/projects/", "/media/a%00b"}) {
        const auto response = get(path);
        EXPECT_EQ(response.status, 404) << path;
        EXPECT_EQ(response.text(), R"({"detail":"Not found."})");
    }
}

TEST_F(MediaFilesTest, OutsideTheFolderAreRefused) {
    for (const auto* path :
         {"/media/../storyflow.db", "/media/%2e%2e/storyflow.db", "/media/a/..%2f..%2fstoryflow.db"}) {
        const auto response = get(path);
        EXPECT_EQ(response.status, 400) << path;
        EXPECT_TRUE(object(response).contains("detail"));
    }
}

TEST_F(MediaFilesTest, CannotBeWritten) {
    EXPECT_EQ(post("/media/a.wav", "x").status, 405);
}

}  // namespace storyflow::api
