#include "film/read_picture.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "tests/film/drawn_picture.hpp"

namespace storyflow::film {

namespace {

constexpr FrameSize any{1, 1};

/// The largest difference of a channel.
int farthest(const Picture& a, const Picture& b) {
    int most = a.pixels.size() == b.pixels.size() ? 0 : 256;
    for (std::size_t i = 0; most < 256 && i < a.pixels.size(); ++i)
        most = std::max(most, std::abs(a.pixels[i] - b.pixels[i]));
    return most;
}

std::string refusal(const std::string& bytes) {
    try {
        (void)read_picture(bytes, {1000, 1000});
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
    return "none";
}

}  // namespace

TEST(ReadPicture, IsReadFromEachFormat) {
    const auto picture = four_fields(64, 48);
    EXPECT_EQ(farthest(read_picture(png_file(picture), {64, 48}), picture), 0);
    EXPECT_EQ(farthest(read_picture(webp_file(picture), {64, 48}), picture), 0);
    EXPECT_LE(farthest(read_picture(jpeg_file(picture), {64, 48}), picture), 6);
}

TEST(ReadPicture, IsReducedWhileItIsDecodedButStillCoversWhatIsEnough) {
    const auto picture = plain(1600, 1200, {10, 200, 90});
    for (const auto& file : {jpeg_file(picture), webp_file(picture)}) {
        const auto reduced = read_picture(file, {390, 200});
        EXPECT_GE(reduced.width, 390);
        EXPECT_GE(reduced.height, 200);
        EXPECT_LE(reduced.width, 450);
        EXPECT_NEAR(reduced.width * 3, reduced.height * 4, 6) << "its shape stays";
        EXPECT_NEAR(reduced.at(100, 100)[1], 200, 2);
    }
}

TEST(ReadPicture, TransparencyIsShownOnBlack) {
    Picture glass{16, 16, 4, {}};
    for (int i = 0; i < 16 * 16; ++i)
        glass.pixels.insert(glass.pixels.end(),
                            {250, 250, 250, static_cast<std::uint8_t>(i < 128 ? 0 : 255)});
    for (const auto& file : {png_file(glass), webp_file(glass)}) {
        const auto seen = read_picture(file, any);
        EXPECT_EQ(seen.at(0, 0)[0], 0);
        EXPECT_NEAR(seen.at(seen.width - 1, seen.height - 1)[0], 250, 1);
        const auto kept = read_transparent_picture(file);
        EXPECT_EQ(kept.channels, 4);
        EXPECT_EQ(kept.at(0, 0)[3], 0);
        EXPECT_EQ(kept.at(3, 12)[0], 250);
    }
}

TEST(ReadPicture, ABrokenFileIsRefusedWithTheDecodersReason) {
    const auto picture = four_fields(400, 300);
    const auto half = [](std::string bytes) {
        bytes.resize(bytes.size() / 2);
        return bytes;
    };
    EXPECT_THAT(refusal(half(jpeg_file(picture))), testing::HasSubstr("Premature end"));
    EXPECT_THAT(refusal(half(png_file(picture))), testing::HasSubstr("PNG decoder"));
    EXPECT_THAT(refusal(half(webp_file(picture))), testing::HasSubstr("WebP"));
    EXPECT_THAT(refusal("a story"), testing::HasSubstr("cannot identify"));
}

}  // namespace storyflow::film
