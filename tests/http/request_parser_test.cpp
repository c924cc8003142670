#include "http/request_parser.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/system/errc.hpp>
#include <string>
#include <utility>

namespace storyflow::http {
namespace {

/// Feeds `text` byte by byte, as the slowest network would.
error_code feed_slowly(RequestParser& parser, std::string_view text) {
    boost::beast::flat_buffer buffer;
    for (const char c : text) {
        const auto space = buffer.prepare(1);
        boost::asio::buffer_copy(space, boost::asio::buffer(&c, 1));
        buffer.commit(1);
        if (const error_code error = parser.feed(buffer)) return error;
        if (parser.is_header_done()) parser.limit_body(1000);
    }
    return {};
}

TEST(RequestParser, ReadsARequestInPieces) {
    RequestParser parser(1000);
    ASSERT_FALSE(
        feed_slowly(parser, "PATCH /api/a%20b/?x=1&y HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody"));
    ASSERT_TRUE(parser.is_done());
    const Request request = parser.take_request();
    EXPECT_EQ(request.method, Method::patch);
    EXPECT_EQ(request.path, "/api/a%20b/");
    EXPECT_EQ(request.query, "x=1&y");
    EXPECT_EQ(request.headers.find("host"), "h");
    EXPECT_EQ(request.body, "body");
}

TEST(RequestParser, TakesNoMemoryForABodyThatIsAnnouncedToBeLongerThanItMayBe) {
    for (const std::string length : {"1001", "9999999999999999986", "18446744073709551615"}) {
        RequestParser parser(1000);
        EXPECT_EQ(
            feed_slowly(parser, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\nbody"),
            boost::beast::http::error::body_limit)
            << length;
    }
}

TEST(RequestParser, KeepsTheNameOfAMethodThatIsNoneOfOurs) {
    const auto method_shown = [](const std::string& name) {
        RequestParser parser(1000);
        EXPECT_FALSE(feed_slowly(parser, name + " / HTTP/1.1\r\nHost: h\r\n\r\n"));
        const Request request = parser.take_request();
        EXPECT_EQ(request.method == Method::other, !request.other_method.empty());
        return request.other_method;
    };
    EXPECT_EQ(method_shown("PROPFIND"), "PROPFIND");
    EXPECT_EQ(method_shown("BREW"), "BREW");
    EXPECT_EQ(method_shown("GET"), "");
    EXPECT_EQ(method_shown(std::string(100, 'A')), std::string(32, 'A'));
}

TEST(RequestParser, RefusesMarksInAMethod) {
    RequestParser parser(1000);
    EXPECT_TRUE(feed_slowly(parser, "A\"B / HTTP/1.1\r\nHost: h\r\n\r\n"));
}

TEST(RequestParser, JoinsChunksAndIgnoresTrailerFields) {
    RequestParser parser(1000);
    ASSERT_FALSE(feed_slowly(parser,
                             "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                             "2\r\nab\r\n3;x=y\r\ncde\r\n0\r\nOrigin: http://evil\r\n\r\n"));
    ASSERT_TRUE(parser.is_done());
    EXPECT_EQ(parser.request().body, "abcde");
    EXPECT_EQ(parser.request().headers.find("Origin"), std::nullopt);
}

TEST(RequestParser, ReadsAnEmptyChunkedBodyInPieces) {
    for (const std::string trailer : {"", "Trailer: t\r\n"}) {
        RequestParser parser(1000);
        ASSERT_FALSE(feed_slowly(
            parser,
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + trailer + "\r\n"));
        EXPECT_TRUE(parser.is_done());
        EXPECT_EQ(parser.request().body, "");
    }
}

TEST(RequestParser, TakesTheHostFromAnAbsoluteTarget) {
    RequestParser parser(1000);
    ASSERT_FALSE(feed_slowly(parser, "GET http://evil.example?q=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    EXPECT_EQ(parser.request().path, "/");
    EXPECT_EQ(parser.request().query, "q=1");
    EXPECT_EQ(parser.request().headers.find("Host"), "evil.example");
}

/// The number of Host fields that the parser passes on to the access policy.
std::ptrdiff_t hosts_of(const std::string& head) {
    RequestParser parser(1000);
    EXPECT_FALSE(feed_slowly(parser, head + "\r\n")) << head;
    const auto& fields = parser.request().headers.all();
    return std::ranges::count(fields, "Host", &std::pair<std::string, std::string>::first);
}

TEST(RequestParser, AnAbsoluteTargetHidesNeitherSeveralHostsNorNone) {
    const std::string target = "GET http://localhost/ HTTP/1.1\r\n";
    EXPECT_EQ(hosts_of(target + "Host: localhost\r\n"), 1);
    EXPECT_EQ(hosts_of(target + "Host: localhost\r\nHost: evil.example\r\n"), 2);
    EXPECT_EQ(hosts_of(target), 0);
    EXPECT_EQ(hosts_of("GET http://localhost/ HTTP/1.0\r\n"), 1);
    EXPECT_EQ(hosts_of("GET http://localhost/ HTTP/1.0\r\nHost: a\r\nHost: b\r\n"), 2);
}

TEST(RequestParser, RefusesFoldedFields) {
    for (const char* field : {"X: a\r\n b", "X:\r\n a", "X:\r\n\ta", "X: \r\n \r\n a", "X:\r\n ", "X: a\r\n ",
                              "Transfer-Encoding:\r\n chunked", "Content-Length:\r\n 1"}) {
        RequestParser parser(1000);
        EXPECT_TRUE(feed_slowly(parser, "POST / HTTP/1.1\r\nHost: h\r\n" + std::string(field) + "\r\n\r\n"))
            << field;
        EXPECT_FALSE(parser.is_header_done()) << field;
    }
}

TEST(RequestParser, TakesFieldsWithoutAValueAndWithBlanksAroundIt) {
    RequestParser parser(1000);
    ASSERT_FALSE(feed_slowly(parser, "GET / HTTP/1.1\r\nA:\r\nB: \t\r\nC:c\r\nD: \t d \t\r\n\r\n"));
    EXPECT_EQ(parser.request().headers.find("A"), "");
    EXPECT_EQ(parser.request().headers.find("B"), "");
    EXPECT_EQ(parser.request().headers.find("C"), "c");
    EXPECT_EQ(parser.request().headers.find("D"), "d");
}

TEST(RequestParser, RefusesFoldedTrailerFields) {
    RequestParser parser(1000);
    EXPECT_TRUE(feed_slowly(parser,
                            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "1\r\nx\r\n0\r\nX: a\r\n b\r\n\r\n"));
}

TEST(RequestParser, RefusesOtherTargets) {
    for (const char* target : {"api/", "ftp://h/", "http:///x", "*"}) {
        RequestParser parser(1000);
        EXPECT_TRUE(feed_slowly(parser, "GET " + std::string(target) + " HTTP/1.1\r\n\r\n")) << target;
    }
}

TEST(RequestParser, RefusesAmbiguousLengths) {
    for (const char* fields :
         {"Content-Length: 1\r\nContent-Length: 2\r\n", "Content-Length: 1\r\nContent-Length: 1\r\n",
          "Content-Length: 1, 1\r\n", "Content-Length: 1,\r\n", "content-length: 1\r\nCONTENT-LENGTH: 1\r\n",
          "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip\r\n",
          "Transfer-Encoding: gzip, chunked\r\n", "Content-Length: -1\r\n", "Content-Length: 1x\r\n"}) {
        RequestParser parser(1000);
        EXPECT_TRUE(feed_slowly(parser, "POST / HTTP/1.1\r\n" + std::string(fields) + "\r\n")) << fields;
    }
}

/// Beast's parser has entered its next state by then.
TEST(RequestParser, IsNeverDoneWithAFaultInTheHead) {
    for (const char* fields : {"Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: gzip, chunked\r\n",
                               "Transfer-Encoding: chunked;q=1\r\n", "Transfer-Encoding:\r\n"}) {
        RequestParser parser(1000);
        EXPECT_TRUE(feed_slowly(parser, "POST / HTTP/1.1\r\n" + std::string(fields) + "\r\n")) << fields;
        EXPECT_FALSE(parser.is_header_done()) << fields;
        EXPECT_FALSE(parser.is_done()) << fields;
    }
}

TEST(RequestParser, StaysWithItsFirstErrorAndReadsNoFurther) {
    RequestParser parser(1000);
    boost::beast::flat_buffer bytes;
    const std::string_view text =
        "POST / HTTP/1.1\r\nTransfer-Encoding: identity\r\n\r\nGET / HTTP/1.1\r\n\r\n";
    bytes.commit(boost::asio::buffer_copy(bytes.prepare(text.size()), boost::asio::buffer(text)));
    const error_code first = parser.feed(bytes);
    EXPECT_TRUE(first);
    const auto left = bytes.size();
    EXPECT_EQ(parser.feed(bytes), first);
    EXPECT_EQ(bytes.size(), left);
}

TEST(RequestParser, TellsAnUnknownCodingFromAnAmbiguousOne) {
    RequestParser unknown(1000);
    EXPECT_EQ(feed_slowly(unknown, "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n"),
              boost::system::errc::not_supported);
    RequestParser old(1000);
    EXPECT_EQ(feed_slowly(old, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"),
              boost::beast::http::error::bad_transfer_encoding);
}

TEST(RequestParser, ReportsAHeadBeyondItsLimit) {
    RequestParser parser(100);
    const std::string head = "GET / HTTP/1.1\r\nX: " + std::string(200, 'x') + "\r\n\r\n";
    EXPECT_EQ(feed_slowly(parser, head), boost::beast::http::error::header_limit);
}

TEST(RequestParser, ReportsChunksBeyondTheBodyLimit) {
    RequestParser parser(1000);
    const std::string head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(feed_slowly(parser, head + "3e9\r\n"), boost::beast::http::error::body_limit);
}

}  // namespace
}  // namespace storyflow::http
