#include "books/subtitles.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "tests/books/book_form.hpp"

namespace storyflow::books {
namespace {

TEST(Subtitles, SubRipGivesTextsWithTimes) {
    const Book book = read_subtitles(
        "1\n00:00:01,000 --> 00:00:04,000\nHello there.\n\n2\n01:00:05,250 --> 01:00:06,500 "
        "X1:10\n<i>Two</i> lines\n"
        "that are {\\an8}one &amp; the same.\n\n3\n00:00:07,000 --> 00:00:08,000\n- Who?\n- "
        "Me.\n\n4\n00:00:09,000 --> 00:00:10,000\n\n");
    EXPECT_EQ(book.format, "SubRip");
    EXPECT_EQ(form_of(book),
              "1000-4000: Hello there.\n3605250-3606500: Two lines that are one & the same.\n7000-8000: - "
              "Who?/- Me.\n");
    EXPECT_EQ(left_out_of(book), "numbers of cues: 1 2 3 4\n");
    EXPECT_EQ(book.blocks.at(1).place, "line 6");
}

TEST(Subtitles, WebVttLeavesNotesAndStylesOut) {
    const Book book = read_subtitles(
        "WEBVTT - The Sea\n\nNOTE by Ann\nof 1999\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> "
        "00:02.000 align:start\n"
        "<v Anna>Hi <c.loud>there</c><00:01.500>!\n\n00:03.000 --> 00:04.000\nI < you, 3 > 2.\n\ngoes on\n");
    EXPECT_EQ(book.format, "WebVTT");
    EXPECT_EQ(form_of(book), "1000-2000: Hi there!\n3000-4000: I < you, 3 > 2.\n3000-4000: goes on\n");
    EXPECT_EQ(
        left_out_of(book),
        "header: WEBVTT - The Sea\nnote: NOTE by Ann/of 1999\nstyle: STYLE/::cue { color: red }\nname of a "
        "speaker: Anna\nnumbers of cues: intro\n");
}

TEST(Subtitles, FilesWithoutBlankLinesAreRead) {
    const Book book = read_subtitles(
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:03,000 --> 00:00:04,000\nTwo,\nthree.");
    EXPECT_EQ(form_of(book), "1000-2000: One.\n3000-4000: Two, three.\n");
}

TEST(Subtitles, AWrongTimeIsAFaultWithItsLine) {
    for (const char* const time :
         {"00:00:01 --> 00:00:02", "00:61:01,000 --> 00:62:01,000", "a --> b", "00:00:01,000 -->"}) {
        try {
            (void)read_subtitles("1\n" + std::string(time) + "\nHello.");
            ADD_FAILURE() << time;
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
            EXPECT_TRUE(std::string(error.what()).starts_with("line 2: ")) << error.what();
        }
    }
}

TEST(Subtitles, AreToldFromStories) {
    EXPECT_TRUE(looks_like_subtitles("1\n00:00:01,000 --> 00:00:04,000\nHello there."));
    EXPECT_TRUE(looks_like_subtitles("\nWEBVTT\n\n00:01.000 --> 00:02.000\nHi."));
    EXPECT_TRUE(looks_like_subtitles("00:01.000 --> 00:02.000\nHi."));
    for (const std::string_view text : {"", "It rained.\n\nOne.\nTwo.\n00:00:01,000 --> 00:00:04,000",
                                        "He went A --> B.", "1\n\nIt rained."})
        EXPECT_FALSE(looks_like_subtitles(text)) << text;
}

}  // namespace
}  // namespace storyflow::books
