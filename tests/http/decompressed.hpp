#pragma once

#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

/// The text of a compressed body that is expected to have `size` bytes; the test fails if it has not.
namespace storyflow::http {

inline std::string from_gzip(std::string_view body, std::size_t size) {
    std::string text(size, '\0');
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string in(body);
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    EXPECT_EQ(stream.total_out, size);
    inflateEnd(&stream);
    return text;
}

inline std::string from_brotli(std::string_view body, std::size_t size) {
    std::string text(size, '\0');
    std::size_t written = size;
    const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
    auto* out = reinterpret_cast<std::uint8_t*>(text.data());
    EXPECT_EQ(BrotliDecoderDecompress(body.size(), in, &written, out), BROTLI_DECODER_RESULT_SUCCESS);
    EXPECT_EQ(written, size);
    return text;
}

}  // namespace storyflow::http
