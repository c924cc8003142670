#include "film/orientation.hpp"

#include <gmock/gmock.h>

#include <array>

#include "film/read_picture.hpp"
#include "tests/film/drawn_picture.hpp"

namespace storyflow::film {

namespace {

using media::ImageFormat;

std::string exif(char orientation, bool big_endian) {
    const std::string little{'I', 'I', 42, 0, 8, 0, 0, 0,           1, 0, 0x12,
                             1,   3,   0,  1, 0, 0, 0, orientation, 0, 0, 0};
    const std::string big{'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0};
    return big_endian ? big : little;
}

std::string with_exif(std::string jpeg, const std::string& tiff) {
    const std::string body = std::string("Exif\0\0", 6) + tiff;
    const auto length = static_cast<char>(body.size() + 2);
    return jpeg.insert(2, std::string{'\xFF', '\xE1', 0, length} + body);
}

std::string png_with_exif(std::string png, const std::string& tiff) {
    const std::string chunk = std::string{0, 0, 0, static_cast<char>(tiff.size())} + "eXIf" + tiff + "crc.";
    return png.insert(33, chunk);  // behind IHDR
}

std::string webp_with_exif(std::string webp, const std::string& tiff) {
    return webp + "EXIF" + std::string{static_cast<char>(tiff.size()), 0, 0, 0} + tiff;
}

/// The colours of the four corners: r, g, b and w, in reading order.
std::string corners(const Picture& picture) {
    std::string letters;
    for (const auto [x, y] : {std::array{1, 1},
                              {picture.width - 2, 1},
                              {1, picture.height - 2},
                              {picture.width - 2, picture.height - 2}}) {
        const auto* pixel = picture.at(x, y);
        const bool red = pixel[0] > 128;
        const bool green = pixel[1] > 128;
        letters += red && green ? 'w' : red ? 'r' : green ? 'g' : 'b';
    }
    return letters;
}

}  // namespace

TEST(Orientation, EachOfTheEightIsTurnedUpright) {
    // The picture is r g / b w as stored; EXIF says where its first row and column are seen.
    const std::array<std::string, 8> seen{"rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const auto upright = turned(four_fields(24, 16), orientation);
        EXPECT_EQ(corners(upright), seen[static_cast<std::size_t>(orientation - 1)]) << orientation;
        EXPECT_EQ(upright.width, lies_on_its_side(orientation) ? 16 : 24) << orientation;
    }
}

TEST(Orientation, IsReadFromEachFormatInEitherByteOrder) {
    const auto picture = four_fields(24, 16);
    for (const bool big_endian : {false, true}) {
        const auto tiff = exif(6, big_endian);
        EXPECT_EQ(orientation_of(with_exif(jpeg_file(picture), tiff), ImageFormat::jpeg), 6);
        EXPECT_EQ(orientation_of(png_with_exif(png_file(picture), tiff), ImageFormat::png), 6);
        EXPECT_EQ(orientation_of(webp_with_exif(webp_file(picture), tiff), ImageFormat::webp), 6);
    }
}

TEST(Orientation, IsUprightWithoutAValidEntry) {
    const auto jpeg = jpeg_file(four_fields(24, 16));
    EXPECT_EQ(orientation_of(jpeg, ImageFormat::jpeg), 1);
    EXPECT_EQ(orientation_of(with_exif(jpeg, exif(9, true)), ImageFormat::jpeg), 1);
    const auto whole = with_exif(jpeg, exif(6, true));
    for (std::size_t length = 0; length < 40; ++length)
        EXPECT_EQ(orientation_of(whole.substr(0, length), ImageFormat::jpeg), length >= 32 ? 6 : 1) << length;
}

TEST(Orientation, APictureOnItsSideIsReadUpright) {
    const auto file = with_exif(jpeg_file(four_fields(320, 160)), exif(6, false));
    const auto upright = read_picture(file, {40, 80});
    EXPECT_EQ(corners(upright), "brwg");
    EXPECT_EQ(upright.width, 40) << "it is reduced to what is enough as it is seen";
    EXPECT_EQ(upright.height, 80);
}

}  // namespace storyflow::film
