#include "cli/story_export.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::cli {
namespace {

using exports::Chapters;
using exports::ExportFormat;
using exports::LoudnessPreset;
using testing::HasSubstr;

std::string complaint(const ExportOptions& options, const std::string& output) {
    try {
        (void)export_order(options, output);
    } catch (const base::Error& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST(StoryExport, TheEndingOrTheOptionNamesTheFormat) {
    EXPECT_EQ(export_order({}, "out"), std::nullopt);
    EXPECT_EQ(export_order({}, "dir/book.m4b")->format, ExportFormat::m4b);
    EXPECT_EQ(export_order({.format = "opus"}, "book.ogg")->format, ExportFormat::opus);
    EXPECT_EQ(export_order({.format = "opus"}, "book.ogg")->chapters, Chapters::in_one_file);
}

TEST(StoryExport, ChaptersGoIntoAZipOrAFolder) {
    EXPECT_EQ(export_order({.format = "mp3"}, "book.zip")->chapters, Chapters::as_zip);
    EXPECT_EQ(export_order({.format = "flac", .by_chapter = true}, "book")->chapters, Chapters::as_folder);
    const auto acx = export_order({.format = "acx"}, "book").value();
    EXPECT_EQ(acx.format, ExportFormat::mp3);
    EXPECT_EQ(acx.loudness, LoudnessPreset::acx);
    EXPECT_EQ(acx.chapters, Chapters::as_folder);
    EXPECT_EQ(export_order({.format = "acx"}, "book/")->target, "book");
}

TEST(StoryExport, NamesTheOptionThatIsWrong) {
    EXPECT_THAT(complaint({.format = "mp4"}, "x"), HasSubstr("--format: there is no \"mp4\", but wav, "));
    EXPECT_THAT(complaint({}, "book.zip"), HasSubstr("--format: a zip needs"));
    EXPECT_THAT(complaint({.loudness = "max"}, "x.mp3"), HasSubstr("--loudness: there is no \"max\""));
    EXPECT_THAT(complaint({.by_chapter = true}, "x.srt"), HasSubstr("--by-chapter"));
}

TEST(StoryExport, PartsHaveTheChaptersAndPausesOfTheirSegments) {
    StoryFile story{.title = "Tale", .segments = {{"One.", ""}, {"Two.", ""}}};
    story.segments[1].opening.chapter = story::ChapterStart{"Second", 2};
    std::vector<NarratedSegment> narrated(2);
    narrated[1].file = "folder/002.wav";
    narrated[1].words = {{"Two", "two", 0.0, 0.5, 0, 3}};
    const auto parts = export_parts(story, narrated, {.segment = 0.5, .scene = 1.0, .chapter = 2.0});
    EXPECT_EQ(parts[0].pause_before, 12'000U);
    EXPECT_EQ(parts[1].pause_before, 48'000U);
    EXPECT_EQ(parts[1].file, "002.wav");
    EXPECT_EQ(parts[1].text, "Two.");
    EXPECT_EQ(parts[1].chapter->title, "Second");
    EXPECT_EQ(parts[1].words, narrated[1].words);
}

TEST(StoryExport, TheReportTellsLoudnessAndFailedChecks) {
    exports::ExportReport report;
    report.files.push_back({.name = "01 One.mp3", .duration = 61.5});
    report.files[0].loudness.integrated = -19.04;
    report.files[0].loudness.true_peak = -3.6;
    report.files[0].checks = {{"44.1 kHz", "24000 Hz", false}, {"peak below -3 dB", "-3.7 dB", true}};
    report.files.push_back({.name = "tale.srt"});
    EXPECT_EQ(report_text(report),
              "01 One.mp3  61.50 s  -19.0 LUFS  -3.6 dBTP\n  failed  44.1 kHz: 24000 Hz\n"
              "  ok      peak below -3 dB: -3.7 dB\ntale.srt\n");
}

}  // namespace storyflow::cli
