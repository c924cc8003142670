#include "film/card_painter.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace storyflow::film {

namespace {

constexpr FrameSize wide{640, 360};

/// Rows of the frame that have letters.
std::vector<int> lit_rows(const Frame& frame) {
    std::vector<int> rows;
    const auto [width, height] = frame.size();
    for (int y = 0; y < height; ++y) {
        const auto row =
            frame.luma().subspan(static_cast<std::size_t>(y * width), static_cast<std::size_t>(width));
        if (std::ranges::max(row) > 40) rows.push_back(y);
    }
    return rows;
}

/// The first and last column that has letters.
std::pair<int, int> lit_columns(const Frame& frame) {
    const auto [width, height] = frame.size();
    int first = width;
    int last = -1;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (frame.luma()[static_cast<std::size_t>(y * width + x)] <= 40) continue;
            first = std::min(first, x);
            last = std::max(last, x);
        }
    }
    return {first, last};
}

/// Bands of rows with letters between rows without: the first row and the last.
std::vector<std::pair<int, int>> lit_bands(const Frame& frame) {
    std::vector<std::pair<int, int>> bands;
    for (const int row : lit_rows(frame)) {
        if (!bands.empty() && bands.back().second + 1 == row) {
            bands.back().second = row;
        } else {
            bands.emplace_back(row, row);
        }
    }
    return bands;
}

int height_of(std::pair<int, int> band) {
    return band.second - band.first + 1;
}

std::span<const std::uint8_t> rows_of(const Frame& frame, std::pair<int, int> band) {
    const auto width = static_cast<std::size_t>(frame.size().width);
    return frame.luma().subspan(static_cast<std::size_t>(band.first) * width,
                                static_cast<std::size_t>(height_of(band)) * width);
}

int brightest(const Frame& frame, std::pair<int, int> band) {
    return std::ranges::max(rows_of(frame, band));
}

double lit_width(const Frame& frame, std::pair<int, int> band) {
    const auto rows = rows_of(frame, band);
    const int width = frame.size().width;
    int first = width;
    int last = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] <= 40) continue;
        first = std::min(first, static_cast<int>(i) % width);
        last = std::max(last, static_cast<int>(i) % width);
    }
    return last - first;
}

const SubtitleFont& roboto() {
    static const SubtitleFont font;
    return font;
}

}  // namespace

TEST(CardPainter, DrawsWhiteOnBlackInTheMiddle) {
    const auto frame = card_frame({"HEH", "", 4}, roboto(), wide);
    EXPECT_EQ(frame.luma().front(), 16);
    EXPECT_GT(std::ranges::max(frame.luma()), 230);
    EXPECT_TRUE(
        std::ranges::all_of(frame.chroma(0), [](auto value) { return value >= 127 && value <= 129; }));
    const auto [left, right] = lit_columns(frame);
    EXPECT_NEAR(left, wide.width - 1 - right, 3);
    const auto rows = lit_rows(frame);
    EXPECT_NEAR((rows.front() + rows.back()) / 2.0, wide.height / 2.0, 12);
    EXPECT_NEAR(rows.back() - rows.front(), 96 * 360 / 1080 * 0.71, 3) << "the height of capitals";
}

TEST(CardPainter, DrawsTheLineBelowTheHeadingHalfAsLargeAndInGrey) {
    const auto frame = card_frame({"HEH", "HEH", 4}, roboto(), wide);
    const auto bands = lit_bands(frame);
    ASSERT_EQ(bands.size(), 2U);
    EXPECT_NEAR(height_of(bands[1]), height_of(bands[0]) / 2.0, 2);
    EXPECT_GT(brightest(frame, bands[0]), 230);
    EXPECT_NEAR(brightest(frame, bands[1]), 16 + 219 * 0xBF / 255, 4);
}

TEST(CardPainter, KeepsAHeadingToThreeLinesByDrawingItSmaller) {
    const std::string heading =
        "HOW THE LIGHTHOUSE AND THE MAN WHO LIVED IN IT LEARNED TO HEAR THE SEA "
        "AGAIN AND TO LOVE IT WITH ALL ITS STORMS";
    const auto bands = lit_bands(card_frame({heading, "", 4}, roboto(), wide));
    ASSERT_EQ(bands.size(), 3U);
    EXPECT_LT(height_of(bands[0]), 96 * 360 / 1080 * 0.71 - 2);
    EXPECT_GT(height_of(bands[0]), 48 * 360 / 1080 * 0.71 - 2);
}

TEST(CardPainter, MakesLinesAboutEquallyLong) {
    const auto frame = card_frame({"THE LIGHTHOUSE AND THE SEA AGAIN", "", 4}, roboto(), wide);
    const auto bands = lit_bands(frame);
    ASSERT_EQ(bands.size(), 2U);
    const double first = lit_width(frame, bands[0]);
    const double second = lit_width(frame, bands[1]);
    EXPECT_LT(std::max(first, second), 1.5 * std::min(first, second)) << "no word stands alone";
}

TEST(CardPainter, PartsNoWordThatFitsIntoALineWhenItIsSmaller) {
    const FrameSize tall{360, 640};
    const auto frame = card_frame({"HOTTENTOTTENHEIT", "", 4}, roboto(), tall);
    EXPECT_EQ(lit_bands(frame).size(), 1U);
    const auto [left, right] = lit_columns(frame);
    EXPECT_GE(left, tall.width / 10);
    EXPECT_LE(right, tall.width * 9 / 10);
}

TEST(CardPainter, CutsOffWhatNoSizeMakesFitAndKeepsTheLine) {
    std::string endless;
    for (int i = 0; i < 3'000; ++i)
        endless += "HEH ";
    const auto frame = card_frame({endless, "HEH", 4}, roboto(), wide);
    const auto bands = lit_bands(frame);
    ASSERT_GT(bands.size(), 5U);
    EXPECT_GE(bands.front().first, wide.height / 10 - 2);
    EXPECT_LE(bands.back().second, wide.height * 9 / 10 + 2);
    EXPECT_LT(brightest(frame, bands.back()), 200) << "the last is the grey line";
}

TEST(CardPainter, WritesFromRightToLeftInTheMiddle) {
    const auto frame = card_frame({"\u05e9\u05dc\u05d5\u05dd", "", 4}, roboto(), wide);
    const auto [left, right] = lit_columns(frame);
    EXPECT_NEAR(left, wide.width - 1 - right, 4);
}

TEST(CardPainter, KeepsLongTextsWithinTheFrame) {
    std::string longest;
    for (int i = 0; i < 120; ++i)
        longest += "lighthouse ";
    for (const FrameSize size : {wide, FrameSize{360, 640}, FrameSize{360, 360}}) {
        const auto frame = card_frame({longest, "Anna Quist", 4}, roboto(), size);
        const auto rows = lit_rows(frame);
        const auto [left, right] = lit_columns(frame);
        EXPECT_GE(rows.front(), size.height / 20);
        EXPECT_LT(rows.back(), size.height - size.height / 20);
        EXPECT_GE(left, size.width / 11);
        EXPECT_LE(right, size.width - size.width / 11);
    }
}

TEST(CardPainter, MayBeEmpty) {
    EXPECT_TRUE(lit_rows(card_frame({"", "", 4}, roboto(), wide)).empty());
}

TEST(CardPainter, GivesTheSameBytesEachTime) {
    const Card card{"The Lighthouse", "Anna Quist", 4};
    EXPECT_TRUE(std::ranges::equal(card_frame(card, roboto(), wide).bytes(),
                                   card_frame(card, SubtitleFont(), wide).bytes()));
}

}  // namespace storyflow::film
