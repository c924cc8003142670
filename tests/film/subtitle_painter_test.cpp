#include "film/subtitle_painter.hpp"

#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>

#include "base/error.hpp"

namespace storyflow::film {

namespace {

/// Where a drawing on a grey frame differs from it.
struct Ink {
    int left = 100'000, top = 100'000, right = -1, bottom = -1;  // the last ones are within

    [[nodiscard]] int height() const { return bottom - top + 1; }
    [[nodiscard]] double middle() const { return (left + right + 1) / 2.0; }
};

Frame grey_frame(FrameSize size) {
    Frame frame(size);
    std::ranges::fill(frame.luma(), std::uint8_t{120});
    return frame;
}

/// `least`: counts pixels at least so bright, or if it is 0 all that differ.
Ink ink_of(const Overlay& overlay, FrameSize size, int least = 0) {
    auto frame = grey_frame(size);
    overlay.lay_over(frame);
    Ink ink;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const int value = frame.luma()[static_cast<std::size_t>(y * size.width + x)];
            if (least > 0 ? value < least : value == 120) continue;
            ink = {std::min(ink.left, x), std::min(ink.top, y), std::max(ink.right, x),
                   std::max(ink.bottom, y)};
        }
    }
    return ink;
}

Subtitle subtitle(std::string text) {
    return {std::move(text), 0.0, 1.0, {}};
}

constexpr FrameSize hd{1920, 1080};

class SubtitlePainterTest : public testing::Test {
  protected:
    Ink ink(const std::string& text, SubtitleStyle style, FrameSize size = hd, int least = 0) {
        return ink_of(SubtitlePainter(font_, style, size).paint(subtitle(text)), size, least);
    }

    SubtitleFont font_;
};

}  // namespace

TEST_F(SubtitlePainterTest, NothingIsCutOffAtAnySize) {
    for (const double size : {12.0, 17.0, 24.0, 48.0, 73.0, 96.0, 120.0}) {
        for (const auto position :
             {SubtitlePosition::bottom, SubtitlePosition::center, SubtitlePosition::top}) {
            SubtitlePainter painter(font_, {.size = size, .position = position}, hd);
            const auto overlay = painter.paint(subtitle("Ågypj{Q|,"));
            const auto inked = ink_of(overlay, hd);
            // The outermost pixels of what is drawn are the last soft ones: all of it has found room.
            EXPECT_GT(inked.top, overlay.top()) << size;
            EXPECT_LT(inked.bottom, overlay.top() + overlay.height() - 1) << size;
            EXPECT_GT(inked.left, overlay.left()) << size;
            EXPECT_LT(inked.right, overlay.left() + overlay.width() - 1) << size;
            EXPECT_GT(inked.top, 0);
            EXPECT_LT(inked.bottom, hd.height - 1);
            // Roboto: from the ring above A to the end of the bar, 0.95 + 0.27 of its size or more.
            EXPECT_GT(inked.height(), size * 1.1) << size;
        }
    }
}

/// Two lines in every size of films, and in every tenth size of letters.
TEST_F(SubtitlePainterTest, NoLineIsCutOffInAnyFrame) {
    for (const FrameSize frame : {FrameSize{1280, 720},
                                  {3840, 2160},
                                  {720, 1280},
                                  {1080, 1920},
                                  {720, 720},
                                  {864, 1080},
                                  {1080, 1350},
                                  {1440, 1080}}) {
        for (double size = 12; size <= 120; size += 12) {
            SubtitlePainter painter(font_, {.size = size}, frame);
            const auto overlay = painter.paint(subtitle("jumping quietly, jumping quietly, jumping gypsy"));
            const auto inked = ink_of(overlay, frame);
            EXPECT_GT(inked.top, overlay.top()) << size << " in " << frame.width << "x" << frame.height;
            EXPECT_LT(inked.bottom, overlay.top() + overlay.height() - 1) << size << " in " << frame.width;
            EXPECT_LT(inked.bottom, frame.height - frame.height / 20) << size << " in " << frame.width;
            EXPECT_GT(inked.left, 0) << size << " in " << frame.width;
            EXPECT_LT(inked.right, frame.width - 1) << size << " in " << frame.width;
        }
    }
}

TEST_F(SubtitlePainterTest, DescendersGoBelowTheBaseline) {
    const auto flat = ink("nnnn", {.size = 48.0}, hd, 200);
    const auto deep = ink("npnn", {.size = 48.0}, hd, 200);
    EXPECT_NEAR(deep.bottom - flat.bottom, 48.0 * 0.21, 2.0);
    EXPECT_EQ(deep.top, flat.top);
}

TEST_F(SubtitlePainterTest, StandsAtThreePlacesInTheMiddleOfTheWidth) {
    const auto bottom = ink("Quiet jumping", {.position = SubtitlePosition::bottom});
    const auto center = ink("Quiet jumping", {.position = SubtitlePosition::center});
    const auto top = ink("Quiet jumping", {.position = SubtitlePosition::top});
    EXPECT_NEAR(bottom.bottom, 1080 * 0.92, 12);
    EXPECT_NEAR((center.top + center.bottom) / 2.0, 540, 8);
    EXPECT_NEAR(top.top, 1080 * 0.08, 16);
    for (const auto& place : {bottom, center, top})
        EXPECT_NEAR(place.middle(), 960, 3);
}

TEST_F(SubtitlePainterTest, IsAsLargeInEveryFrameSize) {
    const auto hd_height = ink("Hp", {}).height();
    EXPECT_NEAR(ink("Hp", {}, {3840, 2160}).height(), 2 * hd_height, 4);
    EXPECT_NEAR(ink("Hp", {}, {1080, 1920}).height(), hd_height, 1) << "by the shorter side";
    EXPECT_NEAR(ink("Hp", {}, {720, 720}).height(), hd_height * 2 / 3, 2);
}

TEST_F(SubtitlePainterTest, WrapsAtNineTenthsOfTheWidthAndShrinksWhatIsTooHigh) {
    std::string text = "word";
    for (int i = 0; i < 30; ++i)
        text += " another word";
    for (const FrameSize size : {hd, FrameSize{1080, 1920}, FrameSize{720, 720}}) {
        const auto inked = ink(text, {.size = 60.0}, size);
        EXPECT_GE(inked.left, size.width * 0.05 - 5);
        EXPECT_LE(inked.right, size.width * 0.95 + 5);
        EXPECT_LE(inked.height(), size.height * 0.42);
        EXPECT_GT(inked.height(), size.height * 0.1) << "several lines";
    }
    const auto unbroken = ink(std::string(300, 'W'), {.size = 120.0});
    EXPECT_LE(unbroken.right, 1920 * 0.95 + 10) << "also without a space";
}

TEST_F(SubtitlePainterTest, TheWordThatIsHeardHasItsColour) {
    SubtitlePainter painter(font_, {.size = 100.0, .word_colour = 0x0000FF}, hd);
    Subtitle two{"HHH HHH", 0.0, 1.0, {{0, 3, 0.0, 0.5}, {4, 3, 0.5, 1.0}}};
    const auto white = ink_of(painter.paint(two), hd, 200);
    const auto first = ink_of(painter.paint(two, 0), hd, 200);
    const auto second = ink_of(painter.paint(two, 1), hd, 200);
    EXPECT_GT(first.left, white.left + 100);
    EXPECT_LT(second.right, white.right - 100);
    EXPECT_EQ(first.right, white.right);
}

TEST_F(SubtitlePainterTest, LettersThatRobotoLacksComeFromTheSystem) {
    EXPECT_GT(ink("שלום", {}, hd, 200).height(), 20);  // DejaVu has Hebrew where no other font does
}

TEST(SubtitleFont, GivesItsMemoryBack) {
    const auto draw = [](int fonts) {
        for (int i = 0; i < fonts; ++i) {
            const SubtitleFont font;
            (void)SubtitlePainter(font, {}, hd).paint(subtitle("Again"));
        }
        return ::mallinfo2().uordblks;
    };
    const auto before = draw(3);
    EXPECT_LT(draw(30), before + 2'000'000) << "each font's configuration has 230 KB";
}

TEST(SubtitleFont, RefusesWhatIsNoFont) {
    const auto refusal = [](std::string_view bytes) -> std::string {
        try {
            const SubtitleFont font(bytes);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
            return error.what();
        }
        return "none";
    };
    EXPECT_EQ(refusal(""), "It is no TrueType or OpenType font.");
    EXPECT_EQ(refusal("a story"), "It is no TrueType or OpenType font.");
    EXPECT_EQ(refusal("wOFF\0\1\0\0"),
              "It is a web font (WOFF), which cannot be drawn; convert it to TTF or OTF.");
    EXPECT_EQ(refusal("wOF2"), "It is a web font (WOFF), which cannot be drawn; convert it to TTF or OTF.");
}

}  // namespace storyflow::film
