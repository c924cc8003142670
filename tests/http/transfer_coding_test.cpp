#include "http/transfer_coding.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace storyflow::http {
namespace {

TransferCoding coding_of(const std::vector<std::string>& values, bool knows_chunks = true) {
    Headers headers;
    headers.add("Host", "h");
    for (const auto& value : values)
        headers.add("transfer-ENCODING", value);
    return transfer_coding_of(headers, knows_chunks);
}

TEST(TransferCoding, IsNoneWithoutTheField) {
    EXPECT_EQ(coding_of({}), TransferCoding::none);
    EXPECT_EQ(coding_of({}, false), TransferCoding::none);
}

TEST(TransferCoding, IsChunkedInAnyCase) {
    EXPECT_EQ(coding_of({"chunked"}), TransferCoding::chunked);
    EXPECT_EQ(coding_of({"Chunked"}), TransferCoding::chunked);
    EXPECT_EQ(coding_of({" CHUNKED\t"}), TransferCoding::chunked);
}

TEST(TransferCoding, IsUnknownWhenWellFormedButNotOurs) {
    for (const char* value : {"gzip", "xchunked", "chunk", "gzip, chunked", "gzip,deflate", "x-gzip ,chunked",
                              "gzip, deflate, chunked"}) {
        EXPECT_EQ(coding_of({value}), TransferCoding::unknown) << value;
    }
}

TEST(TransferCoding, IsAmbiguousWhereAnotherServerCouldGuessOtherwise) {
    for (const char* value :
         {"", " ", ",", "identity", "chunked, identity", "identity, chunked", "chunked, chunked",
          "chunked, gzip", ",chunked", "chunked,", "gzip,,chunked", "chunked;q=1", "gzip;level=9, chunked",
          "\"chunked\"", "'chunked' x", "chun ked", "chunked\v", "ch\xC3\xBCnked", "chunked\x80"}) {
        EXPECT_EQ(coding_of({value}), TransferCoding::ambiguous) << value;
    }
}

TEST(TransferCoding, IsAmbiguousInSeveralFields) {
    EXPECT_EQ(coding_of({"chunked", "chunked"}), TransferCoding::ambiguous);
    EXPECT_EQ(coding_of({"gzip", "chunked"}), TransferCoding::ambiguous);
    EXPECT_EQ(coding_of({"", "chunked"}), TransferCoding::ambiguous);
}

TEST(TransferCoding, IsAmbiguousBesideALength) {
    for (const char* value : {"chunked", "gzip", "identity"}) {
        Headers headers;
        headers.add("Content-Length", "3");
        headers.add("Transfer-Encoding", value);
        EXPECT_EQ(transfer_coding_of(headers, true), TransferCoding::ambiguous) << value;
    }
}

TEST(TransferCoding, IsAmbiguousBeforeHttp11) {
    EXPECT_EQ(coding_of({"chunked"}, false), TransferCoding::ambiguous);
    EXPECT_EQ(coding_of({"gzip"}, false), TransferCoding::ambiguous);
}

}  // namespace
}  // namespace storyflow::http
