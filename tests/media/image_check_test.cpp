#include "media/image_check.hpp"

#include <gmock/gmock.h>
#include <png.h>
#include <turbojpeg.h>
#include <webp/encode.h>

#include <string>
#include <vector>

#include "base/error.hpp"

namespace storyflow::media {

namespace {

constexpr int width = 7;
constexpr int height = 5;
const std::vector<unsigned char> black(width* height * 3);

std::string png_bytes() {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = height;
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, black.data(), 0, nullptr);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, black.data(), 0, nullptr);
    return bytes;
}

std::string jpeg_bytes() {
    tjhandle encoder = tjInitCompress();
    unsigned char* data = nullptr;
    unsigned long size = 0;
    tjCompress2(encoder, black.data(), width, 0, height, TJPF_RGB, &data, &size, TJSAMP_444, 90, 0);
    std::string bytes(reinterpret_cast<const char*>(data), size);
    tjFree(data);
    tjDestroy(encoder);
    return bytes;
}

std::string webp_bytes() {
    std::uint8_t* data = nullptr;
    const std::size_t size = WebPEncodeLosslessRGB(black.data(), width, height, width * 3, &data);
    std::string bytes(reinterpret_cast<const char*>(data), size);
    WebPFree(data);
    return bytes;
}

/// A PNG header that declares a picture of this size.
std::string png_of(std::uint32_t wide, std::uint32_t high) {
    std::string bytes = png_bytes();
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[16 + i] = static_cast<char>(wide >> (24 - 8 * i));
        bytes[20 + i] = static_cast<char>(high >> (24 - 8 * i));
    }
    const auto* header = reinterpret_cast<const unsigned char*>(bytes.data()) + 12;
    std::uint32_t crc = 0xFFFFFFFFU;
    for (std::size_t i = 0; i < 17; ++i) {
        crc ^= header[i];
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xEDB88320U : crc >> 1U;
    }
    crc = ~crc;
    for (std::size_t i = 0; i < 4; ++i)
        bytes[29 + i] = static_cast<char>(crc >> (24 - 8 * i));
    return bytes;
}

std::string reason(const std::string& bytes) {
    try {
        (void)inspect_image(bytes);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
    return "was accepted";
}

}  // namespace

TEST(ImageCheck, RecognisesEachFormatByItsContent) {
    EXPECT_EQ(inspect_image(png_bytes()), (ImageInfo{ImageFormat::png, width, height}));
    EXPECT_EQ(inspect_image(jpeg_bytes()), (ImageInfo{ImageFormat::jpeg, width, height}));
    EXPECT_EQ(inspect_image(webp_bytes()), (ImageInfo{ImageFormat::webp, width, height}));
}

TEST(ImageCheck, RefusesOtherContent) {
    EXPECT_THAT(reason(""), testing::HasSubstr("PNG, JPEG or WebP"));
    EXPECT_THAT(reason("GIF89a" + std::string(100, '\0')), testing::HasSubstr("PNG, JPEG or WebP"));
    EXPECT_THAT(reason("RIFF\x01\x02\x03\x04WAVE"), testing::HasSubstr("PNG, JPEG or WebP"));
}

TEST(ImageCheck, GivesTheDecodersReasonForABrokenHeader) {
    EXPECT_THAT(reason(png_bytes().substr(0, 20)), testing::HasSubstr("PNG decoder"));
    EXPECT_THAT(reason("\xFF\xD8\xFF" + std::string(20, 'x')), testing::HasSubstr("JPEG decoder"));
    EXPECT_THAT(reason(webp_bytes().substr(0, 20)), testing::HasSubstr("WebP decoder"));
}

TEST(ImageCheck, RefusesAJpegThatEndsBeforeItsPicture) {
    EXPECT_THAT(reason(jpeg_bytes().substr(0, 20)), testing::HasSubstr("no picture"));
}

TEST(ImageCheck, AcceptsAPictureAtThePixelLimit) {
    EXPECT_EQ(inspect_image(png_of(10'000, 10'000)).width, 10'000);
}

TEST(ImageCheck, RefusesAPictureBeyondThePixelLimitNamingIt) {
    EXPECT_THAT(reason(png_of(10'001, 10'000)),
                testing::AllOf(testing::HasSubstr("10001 x 10000"), testing::HasSubstr("100 megapixels")));
}

}  // namespace storyflow::media
