#include "film/frame_painter.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/film/drawn_picture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::film {

namespace {

constexpr FrameSize size{320, 180};
constexpr std::int64_t second = 24'000;

class FramePainterTest : public testing::Test {
  protected:
    std::filesystem::path write(const std::string& name, const std::string& bytes) const {
        base::replace_file(directory_.path() / name, bytes);
        return directory_.path() / name;
    }

    /// Two parts of two seconds each: grey 60, then grey 200. A crossfade of one second from 1.5 s on.
    FilmPlan plan() const {
        return {{.size = size},
                Timeline(std::vector<HeardSpan>{{0, 2 * second}, {2 * second, 4 * second}}, 4 * second,
                         {30, 1.0}),
                {write("1.png", png_file(plain(400, 300, {60, 60, 60}))),
                 write("2.png", png_file(plain(200, 300, {200, 200, 200})))},
                {}};
    }

    static Frame painted(const FilmPlan& plan, std::int64_t number) {
        Frame frame(size);
        FramePainter(plan).paint(number, frame);
        return frame;
    }

    std::string failure_of(const FilmPlan& plan) const {
        try {
            (void)painted(plan, 100);
        } catch (const base::Error& error) {
            return error.what();
        }
        return "none";
    }

    support::TemporaryDirectory directory_;
};

double luma_of(double grey) {
    return 16 + grey * 219 / 255;
}

}  // namespace

TEST_F(FramePainterTest, ShowsEachPictureInItsTimeAndBothInTheCrossfade) {
    const auto two = plan();
    EXPECT_NEAR(painted(two, 0).luma()[5000], luma_of(60), 1);
    EXPECT_NEAR(painted(two, 44).luma()[5000], luma_of(60), 1);
    EXPECT_NEAR(painted(two, 75).luma()[5000], luma_of(200), 1);
    EXPECT_NEAR(painted(two, 59).luma()[5000], luma_of(151), 3) << "half of the light, not half of the value";
    FramePainter one(two);
    Frame frame(size);
    for (std::int64_t number = 0; number < 120; number += 3) {
        one.paint(number, frame);
        EXPECT_TRUE(std::ranges::equal(frame.bytes(), painted(two, number).bytes()))
            << "a frame does not depend on those painted before: " << number;
    }
}

TEST_F(FramePainterTest, ASubtitleIsOnTheScreenWithinAFrameOfItsTime) {
    auto subtitled = plan();
    subtitled.drawn = {{"Hello", 0.51, 1.02, {{0, 5, 0.51, 1.02}}}};
    const auto has_text = [&](std::int64_t number) {
        const auto frame = painted(subtitled, number);
        return std::ranges::max(frame.luma()) > 220;
    };
    EXPECT_FALSE(has_text(14)) << "its middle is at 0.483 s";
    EXPECT_TRUE(has_text(15)) << "0.517 s";
    EXPECT_TRUE(has_text(30));
    EXPECT_FALSE(has_text(31));
}

TEST_F(FramePainterTest, NamesTheSegmentAndTheFileOfABrokenPicture) {
    auto broken = plan();
    broken.pictures[1] = write("broken.jpg", "\xFF\xD8\xFF garbage");
    EXPECT_THAT(failure_of(broken), testing::HasSubstr("Segment 2, broken.jpg: the JPEG decoder says"));
    broken.pictures[1] = directory_.path() / "gone.png";
    EXPECT_THAT(failure_of(broken), testing::HasSubstr("Segment 2, gone.png"));
    auto other = plan();
    other.font = write("font.ttf", "a story");
    EXPECT_THAT(failure_of(other), testing::HasSubstr("The font font.ttf"));
    auto logo = plan();
    logo.logo = write("logo.png", "a story");
    EXPECT_THAT(failure_of(logo), testing::HasSubstr("The logo logo.png"));
}

}  // namespace storyflow::film
