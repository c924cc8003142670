#include "speech/espeak/espeak_protocol.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech {
namespace {

using ReplyKind = EspeakReplyHeader::Kind;

TEST(EspeakProtocol, WritesARequestAsALineAndItsText) {
    EXPECT_EQ(encode({EspeakRequest::Kind::speak, "en-us+f2", 45, 1.25, "Où?"}),
              "speak en-us+f2 45 1250 4\nOù?");
    EXPECT_EQ(encode({EspeakRequest::Kind::phonemes, "en-us", 50, 1.0, "a\nb"}),
              "phonemes en-us 50 1000 3\na\nb");
    EXPECT_EQ(encode({}), "hello - 50 1000 0\n");
}

TEST(EspeakProtocol, ReadsReplyHeaders) {
    const auto header = parse_reply_header("audio 22050 1234");
    ASSERT_TRUE(header);
    EXPECT_EQ(header->kind, ReplyKind::audio);
    EXPECT_EQ(header->number, 22050);
    EXPECT_EQ(header->payload_size, 1234U);
    EXPECT_EQ(parse_reply_header("hello 1 4")->kind, ReplyKind::hello);
    EXPECT_EQ(parse_reply_header("phonemes 0 4")->kind, ReplyKind::phonemes);
    EXPECT_EQ(parse_reply_header("error 0 4")->kind, ReplyKind::error);
}

TEST(EspeakProtocol, RefusesLinesThatAreNoReply) {
    for (const auto* line :
         {"", "audio", "audio 1", "audio 22050 12 3", "audio 22050 -1", "audio x 12", "noise 1 2",
          "audio 22050 12 ", " audio 22050 12", "audio  22050 12", "audio 22050 0x12"}) {
        EXPECT_FALSE(parse_reply_header(line)) << '"' << line << '"';
    }
}

TEST(EspeakProtocol, BoundsThePayload) {
    EXPECT_TRUE(parse_reply_header("audio 22050 " + std::to_string(espeak_payload_limit)));
    EXPECT_FALSE(parse_reply_header("audio 22050 " + std::to_string(espeak_payload_limit + 1)));
    EXPECT_FALSE(parse_reply_header("audio 22050 99999999999999999999999999"));
}

}  // namespace
}  // namespace storyflow::speech
