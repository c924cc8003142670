#include "film/frame_painter.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/error.hpp"
#include "base/file.hpp"
#include "film/camera.hpp"
#include "tests/film/drawn_picture.hpp"
#include "tests/film/second.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::film {

namespace {

constexpr FrameSize size{320, 180};
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
                {{write("1.png", png_file(plain(400, 300, {60, 60, 60})))},
                 {write("2.png", png_file(plain(200, 300, {200, 200, 200})))}},
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

/// The place of a vertical line in a row of a frame: the centre of its light.
double line_in(const Frame& frame, int row, double near) {
    double sum = 0.0;
    double moment = 0.0;
    const int middle = static_cast<int>(near);
    for (int x = middle - 20; x <= middle + 20; ++x) {
        const double light = frame.luma()[static_cast<std::size_t>(row * frame.size().width + x)] - 16.0;
        sum += light;
        moment += light * (x + 0.5);
    }
    return moment / sum;
}

/// A whole film of one picture: what the camera, the timeline and the sampler do together.
TEST_F(FramePainterTest, ASlowPanOverAGridMovesWithoutJitter) {
    constexpr FrameSize hd{1920, 1080};
    const auto grid = drawn(2496, 1404, [](int x, int y) {
        return x % 156 < 3 || y % 156 < 3 ? Colour{255, 255, 255} : Colour{0, 0, 0};
    });
    // The second route goes from one corner to the other: 576 pixels in a minute.
    const FilmPlan slow{
        {.size = hd},
        Timeline(std::vector<HeardSpan>{{0, second}, {second, 61 * second}}, 61 * second, {30, 0}),
        {{write("plain.png", png_file(plain(64, 36, {0, 0, 0})))}, {write("grid.png", png_file(grid))}},
        {}};
    FramePainter painter(slow);
    Frame frame(hd);
    std::optional<double> previous;
    // Around the middle, where the camera is fastest: about half a pixel in each frame.
    for (std::int64_t number = 900; number < 930; ++number) {
        painter.paint(number, frame);
        const auto moment = slow.timeline.at(number);
        const auto window = window_at({1, 1.3, 2496.0 / 1404, 1920.0 / 1080}, moment.progress);
        const double expected = (1249.5 / 2496 - window.left) / window.width * hd.width;
        const double row = (858.0 / 1404 - window.top) / window.height * hd.height;
        const double found = line_in(frame, static_cast<int>(row), expected);
        EXPECT_NEAR(found, expected, 0.25) << number;
        EXPECT_LE(std::abs(found - previous.value_or(found)), 1.0) << "a jump, at " << number;
        previous = found;
    }
}

/// A portrait with a light border, green within, and a quarter of it blue, in a landscape film.
class FittedPictureTest : public FramePainterTest {
  protected:
    FilmPlan fitted() const {
        auto plan = this->plan();
        const auto portrait = drawn(180, 360, [](int x, int y) {
            const bool is_border = x < 20 || y < 20 || x >= 160 || y >= 340;
            if (is_border) return Colour{255, 255, 255};
            return y < 180 ? Colour{0, 160, 0} : Colour{0, 0, 160};
        });
        plan.pictures[0] = {write("portrait.png", png_file(portrait)), story::PictureFit::fit};
        return plan;
    }
    static int luma_at(const Frame& frame, int x, int y) {
        return frame.luma()[static_cast<std::size_t>(y * size.width + x)];
    }
    // 88 of 320 pixels, so 116 are free on each side.
    static constexpr int left = 116;
    static constexpr int right = left + 88 - 1;
};

TEST_F(FittedPictureTest, IsWholeInEveryFrame) {
    const auto plan = fitted();
    FramePainter painter(plan);
    Frame frame(size);
    for (std::int64_t number = 0; number < 45; ++number) {
        painter.paint(number, frame);
        for (const int y : {1, 90, 178}) {
            EXPECT_NEAR(luma_at(frame, left + 1, y), luma_of(255), 2) << number << ", row " << y;
            EXPECT_NEAR(luma_at(frame, right - 1, y), luma_of(255), 2) << number << ", row " << y;
        }
        EXPECT_NEAR(luma_at(frame, 160, 1), luma_of(255), 2) << number;
        EXPECT_NEAR(luma_at(frame, 160, 45), to_ycbcr(0, 160, 0).y, 2) << number;
        EXPECT_NEAR(luma_at(frame, 160, 135), to_ycbcr(0, 0, 160).y, 2) << number;
        EXPECT_NEAR(luma_at(frame, 160, 178), luma_of(255), 2) << number;
    }
}

TEST_F(FittedPictureTest, HasItsOwnDarkAndBlurredCopyBesideIt) {
    const auto frame = painted(fitted(), 20);
    for (const int x : {0, 50, 100, 220, 270, 319}) {
        for (int y = 0; y < size.height; ++y) {
            const int here = luma_at(frame, x, y);
            EXPECT_LE(here, luma_of(130)) << x << ' ' << y;
            EXPECT_GT(here, luma_of(0)) << x << ' ' << y << ": there are no black bars";
            if (y > 0) {
                EXPECT_LE(std::abs(here - luma_at(frame, x, y - 1)), 3)
                    << x << ' ' << y << ": no edge is seen";
            }
        }
    }
}

TEST_F(FittedPictureTest, StandsStillWhileWhatIsBehindItMoves) {
    const auto first = painted(fitted(), 0);
    const auto later = painted(fitted(), 44);
    bool has_moved = false;
    for (int y = 0; y < size.height; ++y) {
        for (int x = left; x <= right; ++x)
            EXPECT_EQ(luma_at(first, x, y), luma_at(later, x, y)) << x << ' ' << y;
        has_moved = has_moved || luma_at(first, 20, y) != luma_at(later, 20, y);
    }
    EXPECT_TRUE(has_moved);
}

TEST_F(FittedPictureTest, FillsTheFrameIfItsSegmentSaysSo) {
    auto filled = fitted();
    filled.pictures[0].fit = story::PictureFit::fill;
    const auto frame = painted(filled, 20);
    EXPECT_NEAR(luma_at(frame, 160, 1), to_ycbcr(0, 160, 0).y, 2) << "its upper edge is cut off";
    EXPECT_NEAR(luma_at(frame, 3, 40), luma_of(255), 2) << "its border reaches the frame's";
}

TEST_F(FittedPictureTest, OnePictureMayBeShownBothWays) {
    auto both = fitted();
    both.pictures[1] = {both.pictures[0].file, story::PictureFit::fill};
    FramePainter painter(both);
    Frame frame(size);
    painter.paint(20, frame);
    EXPECT_NEAR(luma_at(frame, 160, 1), luma_of(255), 2);
    painter.paint(76, frame);
    EXPECT_NEAR(luma_at(frame, 160, 1), to_ycbcr(0, 160, 0).y, 3);
    painter.paint(21, frame);
    EXPECT_NEAR(luma_at(frame, 160, 1), luma_of(255), 2);
}

TEST_F(FittedPictureTest, FadesUnderSubtitlesAndALogoLikeAnyOther) {
    auto plan = fitted();
    plan.drawn = {{"Hello", 0.0, 1.0, {{0, 5, 0.0, 1.0}}}};
    plan.logo = write("logo.png", png_file(plain(40, 40, {255, 0, 0})));
    const auto frame = painted(plan, 10);
    const auto bare = painted(fitted(), 10);
    const auto differs = [&](int top, int bottom) {
        for (int y = top; y < bottom; ++y)
            for (int x = 0; x < size.width; ++x)
                if (luma_at(frame, x, y) != luma_at(bare, x, y)) return true;
        return false;
    };
    EXPECT_TRUE(differs(120, 180)) << "the subtitle and the logo";
    EXPECT_FALSE(differs(0, 60));
    const int fading = luma_at(painted(fitted(), 59), 160, 1);
    EXPECT_GT(fading, luma_of(200)) << "the next picture is grey 200, the border white";
    EXPECT_LT(fading, luma_of(255));
}

TEST_F(FramePainterTest, ShowsCardsInTheFirstAndTheLastPart) {
    auto carded = plan();
    carded.timeline = Timeline(
        std::vector<HeardSpan>{
            {0, second}, {second, 3 * second}, {3 * second, 5 * second}, {5 * second, 6 * second}},
        6 * second, {30, 0.5});
    carded.pictures.insert(carded.pictures.begin(), ShownPicture());
    carded.pictures.emplace_back();
    carded.title_card = Card{"Title", "", 1};
    carded.end_card = Card{"", "", 1};
    EXPECT_EQ(painted(carded, 0).luma().front(), luma_of(0));
    EXPECT_GT(std::ranges::max(painted(carded, 0).luma()), 220) << "the letters of the title";
    EXPECT_NEAR(painted(carded, 60).luma()[5000], luma_of(60), 1);
    EXPECT_NEAR(painted(carded, 120).luma()[5000], luma_of(200), 1);
    EXPECT_EQ(std::ranges::max(painted(carded, 179).luma()), luma_of(0));
    const auto between = painted(carded, 149).luma()[5000];
    EXPECT_GT(between, luma_of(100)) << "half of the light of 200";
    EXPECT_LT(between, luma_of(180));
    carded.pictures[2].file = directory_.path() / "gone.png";
    EXPECT_THAT(failure_of(carded), testing::HasSubstr("Segment 2, gone.png")) << "cards are not counted";
}

TEST_F(FramePainterTest, APartWithoutPictureShowsTheTitleWhichStandsStill) {
    auto titled = plan();
    titled.pictures[0].file.clear();
    titled.cover = {"Title", "Author"};
    const auto first = painted(titled, 0);
    EXPECT_EQ(first.luma().front(), luma_of(0));
    EXPECT_GT(std::ranges::max(first.luma()), 220) << "its letters";
    EXPECT_TRUE(std::ranges::equal(painted(titled, 44).bytes(), first.bytes()));
    EXPECT_NEAR(painted(titled, 75).luma()[5000], luma_of(200), 1);
}

TEST_F(FramePainterTest, TheCamerasWaysDoNotDependOnATitleCard) {
    auto without = plan();
    without.pictures = {{write("fields.png", png_file(four_fields(400, 300)))}, without.pictures[1]};
    auto with = without;
    with.timeline =
        Timeline(std::vector<HeardSpan>{{0, second}, {second, 3 * second}, {3 * second, 5 * second}},
                 5 * second, {30, 0.0});
    without.timeline =
        Timeline(std::vector<HeardSpan>{{0, 2 * second}, {2 * second, 4 * second}}, 4 * second, {30, 0.0});
    with.pictures.insert(with.pictures.begin(), ShownPicture());
    with.title_card = Card{"Title", "", 1};
    EXPECT_TRUE(std::ranges::equal(painted(with, 50).bytes(), painted(without, 20).bytes()));
}

TEST_F(FramePainterTest, NamesTheSegmentAndTheFileOfABrokenPicture) {
    auto broken = plan();
    broken.pictures[1].file = write("broken.jpg", "\xFF\xD8\xFF garbage");
    EXPECT_THAT(failure_of(broken), testing::HasSubstr("Segment 2, broken.jpg: the JPEG decoder says"));
    broken.pictures[1].file = directory_.path() / "gone.png";
    EXPECT_THAT(failure_of(broken), testing::HasSubstr("Segment 2, gone.png"));
    auto other = plan();
    other.font = write("font.ttf", "a story");
    EXPECT_THAT(failure_of(other), testing::HasSubstr("The font font.ttf"));
    auto logo = plan();
    logo.logo = write("logo.png", "a story");
    EXPECT_THAT(failure_of(logo), testing::HasSubstr("The logo logo.png"));
}

}  // namespace storyflow::film
