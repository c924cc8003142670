#include "http/accept_encoding.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace storyflow::http {
namespace {

constexpr std::array both{ContentCoding::brotli, ContentCoding::gzip};
constexpr std::array only_gzip{ContentCoding::gzip};

Request that_accepts(const std::string& codings) {
    Request request;
    request.headers.set("Accept-Encoding", codings);
    return request;
}

std::string_view chosen(const std::string& codings, std::span<const ContentCoding> offered = both) {
    return to_string(choose_coding(that_accepts(codings), offered));
}

TEST(AcceptEncoding, TakesTheFirstOfferAmongThoseThatTheClientWeighsEqually) {
    for (const char* list : {"gzip, deflate, br", "br", "BR", "*", "gzip;q=0.5, br;q=0.5"}) {
        EXPECT_EQ(chosen(list), "br") << list;
    }
}

TEST(AcceptEncoding, TakesWhatTheClientPrefers) {
    EXPECT_EQ(chosen("br;q=0.8, gzip"), "gzip");
    EXPECT_EQ(chosen("br;q=0.801, gzip;q=0.8"), "br");
    EXPECT_EQ(chosen("gzip;q=0.9, *;q=0.1"), "gzip");
    EXPECT_EQ(chosen("identity, br;q=0.5, gzip;q=0.5"), "identity");
}

TEST(AcceptEncoding, GzipIsTakenIfTheClientNamesIt) {
    for (const char* list : {"gzip", "GZip", "x-gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8, *;q=0.1",
                             "deflate ,  gzip ; q=0.001"}) {
        EXPECT_EQ(chosen(list, only_gzip), "gzip") << list;
    }
}

TEST(AcceptEncoding, AnyCodingMeansGzipTooUnlessItIsRefused) {
    EXPECT_EQ(chosen("br, *;q=0.5", only_gzip), "gzip");
    EXPECT_EQ(chosen("*;q=0", only_gzip), "identity");
    EXPECT_EQ(chosen("*, gzip;q=0", only_gzip), "identity");
    EXPECT_EQ(chosen("gzip;q=0, *", only_gzip), "identity");
}

TEST(AcceptEncoding, SendsNoCodingThatTheClientDoesNotAccept) {
    for (const char* list :
         {"", "identity", "zstd, deflate", "gzip;q=0, br;q=0.", "gzip;q=0.000", "gzipped", ",,", "brotli"}) {
        EXPECT_EQ(chosen(list), "identity") << list;
    }
    EXPECT_EQ(choose_coding(Request{}, both), ContentCoding::identity);
}

}  // namespace
}  // namespace storyflow::http
