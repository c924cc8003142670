#include "exports/subtitle_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::exports {
namespace {

using testing::HasSubstr;

std::vector<Cue> cues() {
    return {{{0, 24'000}, {{{"“Yes,", {1'200, 12'000}}, {"he--", {12'000, 24'000}}}}},
            {{86'400'012, 86'436'000},
             {{{"a<b", {86'400'012, 86'412'000}}},
              {{"&", {86'412'000, 86'424'000}}, {"{x}", {86'424'000, 86'436'000}, false}}}}};
}

}  // namespace

TEST(SubtitleFiles, SubRip) {
    EXPECT_EQ(srt_text(cues()),
              "1\n00:00:00,000 --> 00:00:01,000\n“Yes, he--\n\n"
              "2\n01:00:00,001 --> 01:00:01,500\na<b\n&{x}\n\n");
}

TEST(SubtitleFiles, TextCannotLookLikeATime) {
    const std::vector<Cue> arrow = {{{0, 24'000}, {{{"-->", {0, 24'000}}}}}};
    EXPECT_THAT(srt_text(arrow), HasSubstr("\n→\n"));
    EXPECT_THAT(vtt_text(arrow), HasSubstr("\n--&gt;\n"));
}

TEST(SubtitleFiles, WebVtt) {
    EXPECT_EQ(vtt_text(cues()),
              "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\n“Yes, he--\n\n"
              "2\n01:00:00.001 --> 01:00:01.500\na&lt;b\n&amp;{x}\n\n");
    EXPECT_THAT(vtt_text(cues(), true), HasSubstr("<00:00:00.050><c>“Yes,</c> <00:00:00.500><c>he--</c>\n"));
}

TEST(SubtitleFiles, AdvancedSubStation) {
    EXPECT_THAT(ass_text(cues(), "A\nTale"), HasSubstr("Title: A Tale\n"));
    EXPECT_THAT(ass_text(cues(), ""),
                HasSubstr("Dialogue: 0,1:00:00.00,1:00:01.50,Default,,0,0,0,,a<b\\N&\\{x\\}\n"));
    EXPECT_THAT(ass_text(cues(), "", true), HasSubstr(",,{\\k5}{\\k45}“Yes, {\\k50}he--\n"));
}

}  // namespace storyflow::exports
