#include "http/compressed_answer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "http/compression.hpp"
#include "tests/http/decompressed.hpp"

namespace storyflow::http {
namespace {

const std::string many_words = [] {
    std::string text = R"({"text":")";
    for (int i = 0; i < 400; ++i)
        text += "word " + std::to_string(i) + ' ';
    return text + "\"}";
}();

Request that_accepts(std::string codings) {
    Request request;
    request.headers.set("Accept-Encoding", std::move(codings));
    return request;
}

Response answered(Response response, const std::string& codings = "gzip, deflate, br") {
    compress_answer(that_accepts(codings), response);
    return response;
}

/// Whether the response has been left exactly as it was.
void expect_untouched(const Response& response) {
    EXPECT_EQ(answered(response).headers.all(), response.headers.all());
    if (std::holds_alternative<std::string>(response.body)) {
        EXPECT_EQ(answered(response).text(), response.text());
    }
}

TEST(CompressedAnswer, IsBrotliForTheClientsThatAcceptIt) {
    const auto answer = answered(json_response(200, many_words));
    EXPECT_EQ(answer.headers.find("Content-Encoding"), "br");
    EXPECT_EQ(answer.headers.find("Vary"), "Accept-Encoding");
    EXPECT_EQ(answer.headers.find("Content-Type"), "application/json");
    EXPECT_LT(answer.content_length(), many_words.size() / 2);
    EXPECT_EQ(from_brotli(answer.text(), many_words.size()), many_words);
}

TEST(CompressedAnswer, IsGzipForTheOthers) {
    const auto answer = answered(json_response(400, many_words), "gzip, deflate");
    EXPECT_EQ(answer.headers.find("Content-Encoding"), "gzip");
    EXPECT_EQ(from_gzip(answer.text(), many_words.size()), many_words);
}

TEST(CompressedAnswer, SaysToCachesThatItVariesEvenWhenItIsPlain) {
    const auto answer = answered(json_response(200, many_words), "");
    EXPECT_EQ(answer.text(), many_words);
    EXPECT_EQ(answer.headers.find("Content-Encoding"), std::nullopt);
    EXPECT_EQ(answer.headers.find("Vary"), "Accept-Encoding");
}

TEST(CompressedAnswer, HasAWeakTag) {
    auto response = json_response(200, many_words);
    response.headers.set("ETag", "\"7\"");
    EXPECT_EQ(answered(response).headers.find("ETag"), "W/\"7\"");
    EXPECT_EQ(answered(response, "identity").headers.find("ETag"), "\"7\"");
    response.headers.set("ETag", "W/\"7\"");
    EXPECT_EQ(answered(response).headers.find("ETag"), "W/\"7\"");
}

TEST(CompressedAnswer, LeavesSmallBodiesAsTheyAre) {
    expect_untouched(json_response(200, many_words.substr(0, least_compressed_bytes - 1)));
    EXPECT_TRUE(answered(json_response(200, many_words.substr(0, least_compressed_bytes)))
                    .headers.find("Content-Encoding"));
}

TEST(CompressedAnswer, LeavesPicturesRangesFilesAndStreamsAsTheyAre) {
    auto picture = json_response(200, many_words);
    picture.headers.set("Content-Type", "image/png");
    expect_untouched(picture);
    auto part = json_response(206, many_words);
    part.headers.set("Content-Range", "bytes 0-9/10");
    expect_untouched(part);
    auto ranged = json_response(200, many_words);
    ranged.headers.set("Accept-Ranges", "bytes");
    expect_untouched(ranged);
    auto coded = json_response(200, many_words);
    coded.headers.set("Content-Encoding", "gzip");
    expect_untouched(coded);
    auto file = json_response(200, "");
    file.body = FileBody{nullptr, 0, 1'000'000};
    expect_untouched(file);
    auto stream = json_response(200, "");
    stream.body = StreamBody{};
    expect_untouched(stream);
}

TEST(CompressedAnswer, IsPlainWhileMemoryIsShort) {
    std::string large;
    while (large.size() < 200'000)
        large += many_words;
    MemoryBudget budget(large.size() * 2);
    MemoryBudget::Share share(budget);
    auto request = that_accepts("br");
    request.memory = &share;
    auto response = json_response(200, large);
    compress_answer(request, response);
    EXPECT_EQ(response.text(), large);

    MemoryBudget larger(large.size() * 4 + compressor_bytes);
    MemoryBudget::Share enough(larger);
    request.memory = &enough;
    compress_answer(request, response);
    EXPECT_EQ(from_brotli(response.text(), large.size()), large);
}

}  // namespace
}  // namespace storyflow::http
