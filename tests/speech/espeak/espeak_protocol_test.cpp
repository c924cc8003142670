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

TEST(EspeakProtocol, ReadsTheTimesOfWordsBeforeTheSamples) {
    const std::string payload = "0 0\n6 304\n12 61500\n\nabcd\n\n";
    const auto audio = parse_audio(payload);
    ASSERT_TRUE(audio);
    EXPECT_EQ(audio->words, (std::vector<EspeakWordStart>{{0, 0.0}, {6, 0.304}, {12, 61.5}}));
    EXPECT_EQ(audio->samples, "abcd\n\n");
    ASSERT_TRUE(parse_audio("\n"));
    EXPECT_TRUE(parse_audio("\n")->words.empty());
    EXPECT_TRUE(parse_audio("\n")->samples.empty());
}

TEST(EspeakProtocol, RefusesWordTimesThatAreNone) {
    for (const auto* payload : {"", "abcd", "0 0", "0 0\n", "0\n\n", "0 -1\n\n", "-1 0\n\n", "0 0 0\n\n",
                                "a b\n\n", " \n\n", "0 99999999999\n\n"}) {
        EXPECT_FALSE(parse_audio(payload)) << '"' << payload << '"';
    }
}

TEST(EspeakProtocol, BoundsTheNumberOfWords) {
    std::string words;
    for (std::size_t i = 0; i < espeak_word_limit; ++i)
        words += "0 0\n";
    EXPECT_TRUE(parse_audio(words + "\n"));
    EXPECT_FALSE(parse_audio(words + "0 0\n\n"));
}

TEST(EspeakProtocol, BoundsThePayload) {
    EXPECT_TRUE(parse_reply_header("audio 22050 " + std::to_string(espeak_payload_limit)));
    EXPECT_FALSE(parse_reply_header("audio 22050 " + std::to_string(espeak_payload_limit + 1)));
    EXPECT_FALSE(parse_reply_header("audio 22050 99999999999999999999999999"));
}

}  // namespace
}  // namespace storyflow::speech
