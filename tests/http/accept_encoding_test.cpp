#include "http/accept_encoding.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::http {
namespace {

bool accepts(const std::string& accept_encoding) {
    Request request;
    request.headers.set("Accept-Encoding", accept_encoding);
    return accepts_gzip(request);
}

TEST(AcceptEncoding, GzipIsTakenFromWhoeverNamesIt) {
    for (const char* list : {"gzip", "GZip", "x-gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8, *;q=0.1",
                             "deflate ,  gzip ; q=0.001"}) {
        EXPECT_TRUE(accepts(list)) << list;
    }
}

TEST(AcceptEncoding, AnythingMeansGzipTooUnlessItIsRefused) {
    EXPECT_TRUE(accepts("*"));
    EXPECT_TRUE(accepts("br, *;q=0.5"));
    EXPECT_FALSE(accepts("*;q=0"));
    EXPECT_FALSE(accepts("*, gzip;q=0"));
    EXPECT_FALSE(accepts("gzip;q=0, *"));
}

TEST(AcceptEncoding, GzipIsNotForOthers) {
    for (const char* list : {"", "identity", "br, deflate", "gzip;q=0", "gzip;q=0.000", "gzipped", ",,"}) {
        EXPECT_FALSE(accepts(list)) << list;
    }
    EXPECT_FALSE(accepts_gzip(Request{}));
}

}  // namespace
}  // namespace storyflow::http
