#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/e2e/narration_server.hpp"
#include "tests/support/temporary_directory.hpp"

/// Malformed requests, byte for byte, against the real program. The tests include shapes that were always
/// handled correctly.
namespace storyflow::hostile {

namespace {

const std::string host = "Host: localhost\r\n";
const std::string json = "Content-Type: application/json\r\n";
constexpr std::string_view smuggled_body = R"({"title":"smuggled"})";

/// A whole request that would create a project.
std::string smuggled_request() {
    return "POST /api/projects/ HTTP/1.1\r\n" + host + json +
           "Content-Length: " + std::to_string(smuggled_body.size()) + "\r\n\r\n" +
           std::string(smuggled_body);
}

/// The bytes received on one connection, up to its end.
struct Exchange {
    int answers = 0;
    int status = 0;  ///< of the first response
    std::string text;
};

int count_of(std::string_view text, std::string_view part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

/// All tests share one server process.
class HttpShapes : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder = new support::TemporaryDirectory();
        server = new support::ServerProcess(folder->path(), {"--engine", "espeak", "--log-level", "off"});
    }
    static void TearDownTestSuite() {
        delete server;
        delete folder;
    }

    /// Sends the bytes and reads until the server closes the connection. Throws if it does not within a few
    /// seconds.
    static Exchange exchange(const std::string& bytes) {
        support::HttpClient client("127.0.0.1", server->port());
        client.connect();
        client.send(bytes);
        Exchange got;
        got.text = client.read_bytes(std::size_t{1} << 20);
        got.answers = count_of(got.text, "HTTP/1.1 ");
        if (got.text.starts_with("HTTP/1.1 ")) got.status = std::stoi(got.text.substr(9, 3));
        return got;
    }
    /// Expects one response with one of these statuses, then the end of the connection.
    static void expect_refused(const std::string& bytes, const std::vector<int>& statuses) {
        const auto got = exchange(bytes);
        EXPECT_EQ(got.answers, 1) << bytes << "\n---\n" << got.text;
        EXPECT_NE(std::find(statuses.begin(), statuses.end(), got.status), statuses.end())
            << bytes << "\n---\n"
            << got.text;
        EXPECT_NE(got.text.find("Connection: close"), std::string::npos) << got.text;
    }
    static std::int64_t projects() {
        return e2e::ApiClient(*server).get("/api/projects/").at("count").as_int64();
    }

    static support::TemporaryDirectory* folder;
    static support::ServerProcess* server;
};

support::TemporaryDirectory* HttpShapes::folder = nullptr;
support::ServerProcess* HttpShapes::server = nullptr;

std::string post_with(const std::string& fields, const std::string& body, const char* version = "1.1") {
    return "POST /api/projects/ HTTP/" + std::string(version) + "\r\n" + host + json + fields + "\r\n" + body;
}

std::string get_with(const std::string& fields, const char* target = "/healthz") {
    return "GET " + std::string(target) + " HTTP/1.1\r\n" + fields + "Connection: close\r\n\r\n";
}

}  // namespace

TEST_F(HttpShapes, ATransferCodingOtherThanChunkedIsRefusedAndNothingBehindItRuns) {
    const std::string chunked_body = "14\r\n" + std::string(smuggled_body) + "\r\n0\r\n\r\n";
    const std::vector<std::string> ambiguous = {
        "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding:\r\n",
        "Transfer-Encoding:  \r\n",
        "Transfer-Encoding: \"chunked\"\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: identity, chunked\r\n",
        "Transfer-Encoding: chunked, chunked\r\n",
        "Transfer-Encoding: chunked, gzip\r\n",
        "Transfer-Encoding: ,chunked\r\n",
        "Transfer-Encoding: chunked,\r\n",
        "Transfer-Encoding: chunked;q=1\r\n",
        "Transfer-Encoding: gzip;q=1, chunked\r\n",
        "Transfer-Encoding: chun ked\r\n",
        "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: identity\r\nContent-Length: 20\r\n",
        "Content-Length: 20\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 20\r\n",
        "Content-Length: 20\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: gzip\r\nContent-Length: 20\r\n",
        "Transfer-Encoding: chunked\x0b\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding:\r\n chunked, identity\r\n",
        "Transfer-Encoding:\r\n chunked\r\n",
        "Transfer-Encoding: \r\n\tchunked\r\n",
        "Transfer-Encoding: chunked\r\n \r\n",
    };
    for (const auto& fields : ambiguous) {
        expect_refused(post_with(fields, smuggled_request()), {400});
        expect_refused(post_with(fields, chunked_body + smuggled_request()), {400});
    }
    for (const char* coding : {"gzip", "xchunked", "chunk", "gzip, chunked", "deflate", "Chunked-1"}) {
        const auto fields = "transfer-encoding: " + std::string(coding) + "\r\n";
        expect_refused(post_with(fields, smuggled_request()), {501});
        expect_refused(post_with(fields, chunked_body + smuggled_request()), {501});
    }
    EXPECT_EQ(projects(), 0);
}

TEST_F(HttpShapes, ATransferCodingBeforeHttp11IsRefused) {
    for (const char* coding : {"chunked", "gzip", "identity"}) {
        const auto fields = "Transfer-Encoding: " + std::string(coding) + "\r\nConnection: keep-alive\r\n";
        expect_refused(post_with(fields, smuggled_request(), "1.0"), {400});
    }
    EXPECT_EQ(projects(), 0);
}

TEST_F(HttpShapes, ATransferCodingOfARequestWithoutABodyIsRefusedToo) {
    expect_refused(
        "GET /healthz HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n" + smuggled_request(),
        {501});
    expect_refused(
        "OPTIONS * HTTP/1.1\r\n" + host + "Transfer-Encoding: identity\r\n\r\n" + smuggled_request(), {400});
    EXPECT_EQ(projects(), 0);
}

TEST_F(HttpShapes, ChunkedInAnyCaseIsRead) {
    for (const char* coding : {"chunked", "Chunked", "CHUNKED\t"}) {
        const auto got =
            exchange(post_with("Transfer-Encoding: " + std::string(coding) + "\r\nConnection: close\r\n",
                               "c;x=\"y\"\r\n{\"title\":\"\"}\r\n0\r\nTrailer: 1\r\n\r\n"));
        EXPECT_EQ(got.status, 400) << got.text;  // required by this project, not by HTTP
        EXPECT_NE(got.text.find("title"), std::string::npos) << got.text;
    }
}

TEST_F(HttpShapes, ALengthInDoubtIsRefused) {
    for (const char* length : {"20\r\nContent-Length: 21", "20\r\nContent-Length: 20", "20, 20", "20,20",
                               "20,", "\r\n 20", "20\r\n ", "+20", "-1", "0x14", "20x", "",
                               "9223372036854775808x", "18446744073709551636", "20 20", "20;"}) {
        expect_refused(post_with("Content-Length: " + std::string(length) + "\r\n", smuggled_request()),
                       {400, 413});
    }
    expect_refused(post_with("Content-Length: 9223372036854775807\r\n", smuggled_request()), {413});
    expect_refused(post_with("Content-Length : 20\r\n", smuggled_request()), {400});
    EXPECT_EQ(projects(), 0);
}

TEST_F(HttpShapes, ABrokenChunkIsRefused) {
    const std::string coding = "Transfer-Encoding: chunked\r\n";
    for (const char* chunks :
         {"-1\r\nab\r\n", "0x2\r\nab\r\n", "+2\r\nab\r\n", "ffffffffffffffffff\r\nab",
          "2\r\nabX\r\n0\r\n\r\n", "2\nab\n0\n\n", ";\r\n", "\r\n2\r\nab\r\n0\r\n\r\n"}) {
        expect_refused(post_with(coding, chunks + smuggled_request()), {400, 413});
    }
    EXPECT_EQ(projects(), 0);
}

TEST_F(HttpShapes, AMalformedHeadIsRefused) {
    for (const std::string& head :
         {"GET /healthz HTTP/1.1\r\n" + host + "X: a\rb\r\n\r\n",
          "GET /healthz HTTP/1.1\r\n" + host + "X\r\n\r\n",
          "GET /healthz HTTP/1.1\r\n" + host + std::string("X: a\0b", 6) + "\r\n\r\n",
          "GET /healthz\r\n" + host + "\r\n", "GET  /healthz HTTP/1.1\r\n" + host + "\r\n",
          "GET /healthz HTTP/9.9\r\n" + host + "\r\n",
          std::string("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n\r\n", 13),
          std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), "GET healthz HTTP/1.1\r\n" + host + "\r\n",
          "GET /healthz HTTP/1.1\r\n" + host + "X Y: 1\r\n\r\n"}) {
        expect_refused(head + smuggled_request(), {400});
    }
    EXPECT_EQ(projects(), 0);
}

/// RFC 9112 5.2: refused, because programs interpret it differently.
TEST_F(HttpShapes, AFoldedFieldIsRefused) {
    for (const char* field : {"X: a\r\n Host: elsewhere.example\r\n", "X:\r\n\ta\r\n", "X: a\r\n \r\n"})
        expect_refused(get_with(host + field) + smuggled_request(), {400});
    EXPECT_EQ(projects(), 0);
}

TEST_F(HttpShapes, RequestsSentAheadAreAnsweredInOrder) {
    std::string all;
    for (int i = 0; i < 49; ++i)
        all += "GET /absent HTTP/1.1\r\n" + host + "\r\n";
    const auto got = exchange("GET /healthz HTTP/1.1\r\n" + host + "\r\n" + all + get_with(host, "/api/"));
    EXPECT_EQ(got.answers, 51);
    EXPECT_EQ(count_of(got.text, "HTTP/1.1 404"), 49);
    EXPECT_LT(got.text.find("\"status\""), got.text.find("Not found."));
    EXPECT_LT(got.text.rfind("Not found."), got.text.find("\"projects\""));
}

TEST_F(HttpShapes, OnlyOurOwnNamesAreServed) {
    for (const char* fields :
         {"Host: evil.example\r\n", "Host: localhost.evil.example\r\n", "Host: localhost@evil.example\r\n",
          "Host: localhost\r\nHost: localhost\r\n", "Host: 127.0.0.1.nip.io\r\n", "Host: \r\n", "",
          "Host: localhost:99999\r\n", "Host: localhost:65536\r\n", "Host: localhost:\r\n",
          "Host: localhost:80x\r\n", "Host: 0x7f.1\r\n"}) {
        EXPECT_EQ(exchange(get_with(fields)).status, 400) << fields;
    }
    EXPECT_EQ(exchange(get_with("Host: localhost:65535\r\n")).status, 200);
    EXPECT_EQ(exchange(get_with("Host: LOCALHOST.:8000\r\n")).status, 200);
    EXPECT_EQ(exchange(get_with("Host: localhost:" + std::string(5000, '0') + "80\r\n")).status, 400);
    EXPECT_EQ(exchange(get_with(host, "http://evil.example/healthz")).status, 400);
}

TEST_F(HttpShapes, AnAbsoluteTargetHidesNoHost) {
    constexpr const char* target = "http://localhost/healthz";
    EXPECT_EQ(exchange(get_with(host, target)).status, 200);
    EXPECT_EQ(exchange(get_with("", target)).status, 400);
    EXPECT_EQ(exchange(get_with(host + host, target)).status, 400);
    EXPECT_EQ(exchange(get_with(host + "Host: evil.example\r\n", target)).status, 400);
}

TEST_F(HttpShapes, AWriteFromAnotherSiteIsRefused) {
    const auto status_with = [](const std::string& fields) {
        return exchange(post_with(fields + "Connection: close\r\nContent-Length: 20\r\n",
                                  std::string(smuggled_body)))
            .status;
    };
    for (const char* fields :
         {"Origin: http://evil.example\r\n", "Origin: null\r\n", "Origin: http://localhost:3001\r\n",
          "Origin: http://localhost.evil.example\r\n", "Origin: http://localhost@evil.example\r\n",
          "Sec-Fetch-Site: cross-site\r\n"}) {
        EXPECT_EQ(status_with(fields), 403) << fields;
    }
    EXPECT_EQ(status_with("Origin: http://localhost\r\nOrigin: http://evil.example\r\n"), 400);
    EXPECT_EQ(status_with("Origin: http://evil.example\r\nOrigin: http://localhost\r\n"), 400);
    EXPECT_EQ(projects(), 0);
}

TEST_F(HttpShapes, NoPathLeadsOutOfTheFolders) {
    for (const char* begin : {"/media/", "/assets/", "/media/projects/"}) {
        for (const char* way :
             {"../storyflow.db", "%2e%2e/storyflow.db", "..%2fstoryflow.db", "%2e%2e%2fstoryflow.db",
              "....//storyflow.db", "..\\storyflow.db", "..%5cstoryflow.db", "%00/../storyflow.db",
              "//etc/passwd", "%2fetc%2fpasswd", "../../../../../../etc/passwd", "..;/storyflow.db",
              "%252e%252e/storyflow.db", "%c0%ae%c0%ae/storyflow.db"}) {
            const auto got = exchange(get_with(host, (std::string(begin) + way).c_str()));
            EXPECT_TRUE(got.status == 404 || got.status == 400 || got.status == 405) << way << got.text;
            EXPECT_EQ(got.text.find("SQLite format"), std::string::npos) << way;
            EXPECT_EQ(got.text.find("root:"), std::string::npos) << way;
        }
    }
}

TEST_F(HttpShapes, AHugeHeadOrTargetIsRefused) {
    expect_refused(get_with(host + "X: " + std::string(20'000, 'x') + "\r\n"), {431});
    expect_refused(get_with(host, ("/" + std::string(200'000, 'a')).c_str()), {414, 431});
    std::string fields;
    for (int i = 0; i < 5000; ++i)
        fields += "X-" + std::to_string(i) + ": 1\r\n";
    expect_refused(get_with(host + fields), {431});
}

}  // namespace storyflow::hostile
