#include "http/static_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::http {
namespace {

class StaticFile : public testing::Test {
  protected:
    StaticFile() { base::write_file_synced(path, "0123456789"); }

    Response get(const std::vector<std::pair<std::string, std::string>>& fields = {},
                 Method method = Method::get) const {
        Request request;
        request.method = method;
        for (const auto& [name, value] : fields)
            request.headers.add(name, value);
        return serve_file(request, path);
    }
    std::string header(const Response& response, std::string_view name) const {
        return std::string(response.headers.find(name).value_or(""));
    }
    std::string etag() const { return header(get(), "ETag"); }

    support::TemporaryDirectory directory;
    std::filesystem::path path = directory.path() / "narration.wav";
};

TEST_F(StaticFile, IsServedWholeWithItsValidators) {
    const Response response = get();
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.content_length(), 10U);
    EXPECT_EQ(header(response, "Content-Type"), "audio/wav");
    EXPECT_EQ(header(response, "Accept-Ranges"), "bytes");
    EXPECT_EQ(header(response, "Cache-Control"), "no-cache");
    EXPECT_NE(header(response, "Last-Modified"), "");
    EXPECT_EQ(etag().front(), '"');
}

TEST_F(StaticFile, GivesPartsWithTheirPlace) {
    const Response response = get({{"Range", "bytes=2-4"}});
    EXPECT_EQ(response.status, 206);
    EXPECT_EQ(header(response, "Content-Range"), "bytes 2-4/10");
    EXPECT_EQ(std::get<FileBody>(response.body).offset, 2U);
    EXPECT_EQ(response.content_length(), 3U);
    EXPECT_EQ(header(get({{"Range", "bytes=-3"}}), "Content-Range"), "bytes 7-9/10");
}

TEST_F(StaticFile, TellsTheSizeWhenARangeIsOutside) {
    const Response response = get({{"Range", "bytes=10-"}});
    EXPECT_EQ(response.status, 416);
    EXPECT_EQ(header(response, "Content-Range"), "bytes */10");
}

TEST_F(StaticFile, IsServedWholeForSeveralRanges) {
    EXPECT_EQ(get({{"Range", "bytes=0-1,4-5"}}).status, 200);
}

TEST_F(StaticFile, HasTheSameHeadersForHead) {
    const Response head = get({{"Range", "bytes=2-4"}}, Method::head);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.content_length(), 10U);
    EXPECT_EQ(head.headers.all(), get().headers.all());
}

TEST_F(StaticFile, HonoursARangeOnlyForTheVersionThatTheClientHas) {
    const std::string modified = header(get(), "Last-Modified");
    EXPECT_EQ(get({{"Range", "bytes=2-4"}, {"If-Range", etag()}}).status, 206);
    EXPECT_EQ(get({{"Range", "bytes=2-4"}, {"If-Range", modified}}).status, 206);
    EXPECT_EQ(get({{"Range", "bytes=2-4"}, {"If-Range", "\"old\""}}).status, 200);
    EXPECT_EQ(get({{"Range", "bytes=2-4"}, {"If-Range", "W/" + etag()}}).status, 200);
}

TEST_F(StaticFile, IsNotSentAgainToAClientThatHasIt) {
    EXPECT_EQ(get({{"If-None-Match", etag()}}).status, 304);
    EXPECT_EQ(get({{"If-None-Match", "\"a\", W/" + etag()}}).status, 304);
    EXPECT_EQ(get({{"If-None-Match", "*"}}).status, 304);
    EXPECT_EQ(get({{"If-None-Match", "\"old\""}}).status, 200);
    EXPECT_EQ(get({{"If-Modified-Since", header(get(), "Last-Modified")}}).status, 304);
    EXPECT_EQ(get({{"If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"}}).status, 200);
    EXPECT_EQ(get({{"If-Modified-Since", "nonsense"}}).status, 200);
}

TEST_F(StaticFile, TrustsTheTagMoreThanTheDate) {
    const std::string modified = header(get(), "Last-Modified");
    EXPECT_EQ(get({{"If-None-Match", "\"old\""}, {"If-Modified-Since", modified}}).status, 200);
}

TEST_F(StaticFile, HasAnotherTagOnceItWasReplaced) {
    const std::string before = etag();
    base::write_file_synced(directory.path() / "new", "9876543210");
    base::rename_synced(directory.path() / "new", path);
    EXPECT_NE(etag(), before);
}

TEST_F(StaticFile, IsNotFoundWhenItIsNoRegularFile) {
    const auto pipe = directory.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THROW((void)serve_file(Request{}, directory.path()), base::Error);
    EXPECT_THROW((void)serve_file(Request{}, directory.path() / "absent"), base::Error);
    EXPECT_THROW((void)serve_file(Request{}, pipe), base::Error);
}

TEST_F(StaticFile, NamesItselfSafely) {
    path = directory.path() / "a \"b\"\\\r\n\xC3\xA9.wav";
    base::write_file_synced(path, "x");
    EXPECT_EQ(header(get(), "Content-Disposition"),
              "inline; filename=\"a _b______.wav\"; filename*=UTF-8''a%20%22b%22%5C%0D%0A%C3%A9.wav");
}

}  // namespace
}  // namespace storyflow::http
