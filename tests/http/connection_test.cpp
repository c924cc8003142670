#include "http/connection.hpp"

#include <fcntl.h>

#include <atomic>
#include <string>

#include "base/file.hpp"
#include "http/static_file.hpp"
#include "tests/http/server_fixture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::http {
namespace {

using ConnectionTest = ServerFixture;

TEST_F(ConnectionTest, CarriesOneRequestAfterAnother) {
    start();
    auto client = this->client();
    EXPECT_EQ(client.get("/a?x=1").body, "GET /a ");
    const auto reply = client.request("PUT", "/b", {}, "text");
    EXPECT_EQ(reply.body, "PUT /b text");
    EXPECT_EQ(reply.header("Connection"), "keep-alive");
}

TEST_F(ConnectionTest, AnswersRequestsSentAheadInTheirOrder) {
    start();
    auto client = this->client();
    client.send(
        "GET /1 HTTP/1.1\r\nHost: h\r\n\r\n"
        "POST /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab"
        "POST /3 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nc\r\n0\r\n\r\n"
        "GET /4 HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(client.read_reply().body, "GET /1 ");
    EXPECT_EQ(client.read_reply().body, "POST /2 ab");
    EXPECT_EQ(client.read_reply().body, "POST /3 c");
    EXPECT_EQ(client.read_reply().body, "GET /4 ");
}

/// The bytes after a head of ambiguous length may belong to another client's request.
TEST_F(ConnectionTest, AnswersAnUnclearTransferCodingOnceAndReadsNoFurther) {
    std::atomic<int> handled = 0;
    service.handler = [&](const Request&) {
        ++handled;
        return json_response(200, "handled");
    };
    start();
    const auto answer_to = [this](const std::string& version, const std::string& fields) {
        auto client = this->client();
        client.send("POST / HTTP/" + version + "\r\nHost: h\r\n" + fields +
                    "\r\n0\r\n\r\nDELETE / HTTP/1.1\r\nHost: h\r\n\r\n");
        const auto reply = client.read_reply();
        EXPECT_EQ(reply.header("Connection"), "close") << fields;
        EXPECT_TRUE(client.closed_by_server()) << fields;
        return reply.status;
    };
    for (const char* value : {"", "identity", "chunked, identity", "chunked, chunked", ",chunked",
                              "chunked;q=1", "\"chunked\"", "chunked, gzip"}) {
        EXPECT_EQ(answer_to("1.1", "Transfer-Encoding: " + std::string(value) + "\r\n"), 400) << value;
    }
    for (const char* value : {"gzip", "xchunked", "gzip, chunked"}) {
        EXPECT_EQ(answer_to("1.1", "Transfer-Encoding: " + std::string(value) + "\r\n"), 501) << value;
    }
    EXPECT_EQ(answer_to("1.1", "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"), 400);
    EXPECT_EQ(answer_to("1.1", "Transfer-Encoding: identity\r\nContent-Length: 5\r\n"), 400);
    EXPECT_EQ(answer_to("1.0", "Transfer-Encoding: chunked\r\nConnection: keep-alive\r\n"), 400);
    EXPECT_EQ(handled, 0);
}

TEST_F(ConnectionTest, EndsWhenTheClientAsksForIt) {
    start();
    auto client = this->client();
    client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(client.read_reply().header("Connection"), "close");
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(ConnectionTest, EndsAfterAnHttp10Request) {
    start();
    auto client = this->client();
    client.send("GET / HTTP/1.0\r\nHost: h\r\n\r\n");
    EXPECT_EQ(client.read_reply().status, 200);
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(ConnectionTest, SendsOnlyTheHeadForHead) {
    start();
    auto client = this->client();
    const auto head = client.request("HEAD", "/a");
    EXPECT_EQ(head.header("Content-Length"), "8");
    EXPECT_EQ(client.get("/b").body, "GET /b ");
}

TEST_F(ConnectionTest, SendsNoBodyWithNoContent) {
    service.handler = [](const Request& request) {
        return json_response(request.path == "/gone" ? 204 : 304, "x");
    };
    start();
    auto client = this->client();
    EXPECT_EQ(client.request("DELETE", "/gone").body, "");
    EXPECT_EQ(client.get("/same").status, 304);
    EXPECT_EQ(client.get("/same").status, 304);
}

TEST_F(ConnectionTest, InvitesABodyThatWaits) {
    start();
    auto client = this->client();
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_reply().status, 100);
    client.send("ab");
    EXPECT_EQ(client.read_reply().body, "POST / ab");
}

TEST_F(ConnectionTest, RefusesOtherExpectations) {
    start();
    auto client = this->client();
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: miracles\r\n\r\n");
    EXPECT_EQ(client.read_reply().status, 417);
}

TEST_F(ConnectionTest, AnswersWhatIsNoHttpInJson) {
    start();
    auto client = this->client();
    client.send("HELLO\r\n\r\n");
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.body, R"({"detail":"The request is not valid HTTP."})");
    EXPECT_TRUE(client.closed_by_server());
}

class FileDownload : public ServerFixture {
  protected:
    FileDownload() {
        for (std::size_t i = 0; i < content.size(); ++i)
            content[i] = static_cast<char>(i * 7 % 251);
        base::write_file_synced(path, content);
        service.handler = [this](const Request& request) { return serve_file(request, path); };
    }

    support::TemporaryDirectory directory;
    std::filesystem::path path = directory.path() / "big.wav";
    std::string content = std::string(5'000'000, '\0');
};

TEST_F(FileDownload, StreamsTheWholeFile) {
    start();
    auto client = this->client();
    EXPECT_TRUE(client.get("/").body == content);
    EXPECT_EQ(client.request("HEAD", "/").header("Content-Length"), "5000000");
    EXPECT_TRUE(client.get("/").body == content);
}

TEST_F(FileDownload, StreamsARange) {
    start();
    auto client = this->client();
    const auto reply = client.get("/", {{"Range", "bytes=1000000-1699999"}});
    EXPECT_EQ(reply.status, 206);
    EXPECT_EQ(reply.header("Content-Range"), "bytes 1000000-1699999/5000000");
    EXPECT_TRUE(reply.body == content.substr(1'000'000, 700'000));
    EXPECT_EQ(client.get("/", {{"Range", "bytes=-2"}}).body, content.substr(4'999'998));
    EXPECT_EQ(client.get("/", {{"Range", "bytes=5000000-"}}).status, 416);
}

TEST_F(FileDownload, CompletesThoughTheFileIsReplacedMeanwhile) {
    start();
    auto client = this->client();
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto head = client.read_reply(true);
    std::filesystem::rename(path, directory.path() / "moved");
    base::write_file_synced(path, "other");
    std::filesystem::remove(directory.path() / "moved");
    EXPECT_TRUE(client.read_bytes(std::stoul(head.header("Content-Length"))) == content);
}

TEST_F(FileDownload, EndsTheConnectionWhenTheFileIsCutShort) {
    start();
    auto client = this->client();
    service.handler = [this](const Request& request) {
        Response response = serve_file(request, path);
        std::filesystem::resize_file(path, 1000);
        return response;
    };
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(client.read_reply(true).header("Content-Length"), "5000000");
    EXPECT_EQ(client.read_bytes(content.size()).size(), 1000U);
}

}  // namespace
}  // namespace storyflow::http
