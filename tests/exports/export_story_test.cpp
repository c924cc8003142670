#include "exports/export_story.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <boost/json.hpp>

#include "audio/file_loudness.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "tests/exports/installed_program.hpp"
#include "tests/exports/story_on_disk.hpp"
#include "tests/exports/written_words.hpp"

namespace storyflow::exports {
namespace {

using testing::ElementsAre;

class ExportStory : public testing::Test {
  protected:
    ExportStory() {
        parts_ = {part(36'000, "Once."), part(48'000, "Upon a time."), part(72'000, "The end.")};
        parts_[0].chapter = {"One", 1};
        parts_[2].chapter = {"Two: the end?", 1};
        parts_[1].pause_before = 7'200;
        parts_[2].pause_before = 60'001;
    }
    StoryPart part(std::size_t samples, const std::string& text) {
        auto made = story_.add(samples);
        made.text = text;
        made.words = written_words(text);
        return made;
    }
    [[nodiscard]] ExportOrder order(ExportFormat format, const std::string& target) const {
        return {.library = story_.library(),
                .parts = parts_,
                .metadata = {.title = "A tale", .author = "Somebody", .language = "en"},
                .format = format,
                .ffmpeg = installed("ffmpeg"),
                .target = out_.path() / target};
    }
    /// The names in the folder of targets.
    [[nodiscard]] std::vector<std::string> left() const { return names_in(out_.path()); }
    static std::vector<std::string> names_in(const std::filesystem::path& folder) {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            names.push_back(entry.path().filename());
        std::ranges::sort(names);
        return names;
    }

    StoryOnDisk story_;
    support::TemporaryDirectory out_;
    std::vector<StoryPart> parts_;
};

std::vector<std::string> names_of(const ExportReport& report) {
    std::vector<std::string> names;
    for (const auto& file : report.files)
        names.push_back(file.name);
    return names;
}

}  // namespace

TEST_F(ExportStory, WritesTheWholeSoundInEveryFormat) {
    const double duration = (36'000 + 7'200 + 48'000 + 60'001 + 72'000) / 24'000.0;
    for (const auto& facts : export_formats()) {
        if (!facts.is_sound || facts.format == ExportFormat::m4b) continue;
        const auto name = "tale" + std::string(facts.extension);
        std::vector<double> progress;
        const auto report =
            export_story(order(facts.format, name), [&](double done) { progress.push_back(done); }, {});
        EXPECT_THAT(names_of(report), ElementsAre(name));
        EXPECT_EQ(report.bytes, std::filesystem::file_size(out_.path() / name));
        EXPECT_NEAR(audio::wav_info(out_.path() / name).duration(), duration, 1e-4) << facts.name;
        EXPECT_NEAR(report.files[0].duration, duration, 1e-9);
        EXPECT_TRUE(std::ranges::is_sorted(progress));
        EXPECT_EQ(progress.back(), 1.0);
    }
    EXPECT_THAT(left(), ElementsAre("tale.flac", "tale.mp3", "tale.opus", "tale.wav"));
}

TEST_F(ExportStory, WritesAnM4bWithTheChaptersOfTheStory) {
    if (installed("ffmpeg").empty() || installed("ffprobe").empty())
        GTEST_SKIP() << "ffmpeg is not installed";
    (void)export_story(order(ExportFormat::m4b, "tale.m4b"), {}, {});
    const auto end = run_installed(
        "ffprobe", {"-v", "error", "-show_chapters", "-of", "json", (out_.path() / "tale.m4b").string()});
    const auto probed = boost::json::parse(end.output);
    const auto& chapters = probed.at("chapters").as_array();
    ASSERT_EQ(chapters.size(), 2U);
    EXPECT_EQ(chapters[0].at("start"), 0);
    EXPECT_EQ(chapters[0].at("end"), 151'201);
    EXPECT_EQ(chapters[1].at("start"), 151'201);
    EXPECT_EQ(chapters[1].at("end"), 223'201);
    EXPECT_EQ(chapters[1].at("tags").at("title"), "Two: the end?");
    EXPECT_THAT(left(), ElementsAre("tale.m4b"));
}

TEST_F(ExportStory, WritesAFileForEachChapterIntoAZip) {
    auto wanted = order(ExportFormat::flac, "tale.zip");
    wanted.chapters = Chapters::as_zip;
    const auto report = export_story(wanted, {}, {});
    EXPECT_THAT(names_of(report), ElementsAre("01 One.flac", "02 Two the end.flac"));
    EXPECT_NEAR(report.files[0].duration, (36'000 + 7'200 + 48'000) / 24'000.0, 1e-9);
    EXPECT_NEAR(report.files[1].duration, 3.0, 1e-9);
    EXPECT_THAT(left(), ElementsAre("tale.zip"));
    zip_t* const archive = zip_open((out_.path() / "tale.zip").c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    ASSERT_NE(archive, nullptr);
    EXPECT_EQ(zip_get_num_entries(archive, 0), 2);
    EXPECT_STREQ(zip_get_name(archive, 1, 0), "02 Two the end.flac");
    zip_discard(archive);
}

TEST_F(ExportStory, AcxFilesPassTheChecks) {
    auto wanted = order(ExportFormat::mp3, "acx");
    wanted.loudness = LoudnessPreset::acx;
    wanted.chapters = Chapters::as_folder;
    const auto report = export_story(wanted, {}, {});
    ASSERT_EQ(report.files.size(), 2U);
    for (const auto& file : report.files) {
        ASSERT_FALSE(file.checks.empty());
        for (const auto& check : file.checks)
            EXPECT_TRUE(check.passed) << file.name << ": " << check.rule << ", found " << check.found;
    }
    EXPECT_THAT(left(), ElementsAre("acx"));
    EXPECT_THAT(names_in(out_.path() / "acx"), ElementsAre("01 One.mp3", "02 Two the end.mp3"));
    wanted.chapters = Chapters::in_one_file;
    EXPECT_THROW((void)export_story(wanted, {}, {}), base::Error);
}

TEST_F(ExportStory, WritesCaptionsAndLists) {
    for (const auto format : {ExportFormat::srt, ExportFormat::vtt, ExportFormat::ass, ExportFormat::words,
                              ExportFormat::edl, ExportFormat::otio}) {
        const auto name = "tale" + std::string(facts_of(format).extension);
        (void)export_story(order(format, name), {}, {});
        EXPECT_THAT(base::read_file(out_.path() / name, 100'000), testing::HasSubstr("Upon a time.")) << name;
    }
}

TEST_F(ExportStory, LeavesNothingBehindWhenItIsCancelled) {
    std::stop_source stop;
    for (const auto chapters : {Chapters::in_one_file, Chapters::as_zip, Chapters::as_folder}) {
        stop = {};
        auto wanted = order(ExportFormat::mp3, "tale");
        wanted.chapters = chapters;
        try {
            (void)export_story(
                wanted, [&](double) { stop.request_stop(); }, stop.get_token());
            FAIL() << "it went on";
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
        }
        EXPECT_TRUE(left().empty());
    }
}

TEST_F(ExportStory, SaysThatFfmpegIsMissingBeforeItWorks) {
    auto wanted = order(ExportFormat::m4b, "tale.m4b");
    wanted.ffmpeg.clear();
    bool began = false;
    try {
        (void)export_story(wanted, [&](double) { began = true; }, {});
        FAIL() << "it went on";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), testing::HasSubstr("Install ffmpeg"));
    }
    EXPECT_FALSE(began);
    EXPECT_TRUE(left().empty());
}

TEST_F(ExportStory, FfmpegMeasuresTheSameLoudness) {
    if (installed("ffmpeg").empty()) GTEST_SKIP() << "ffmpeg is not installed";
    auto wanted = order(ExportFormat::flac, "tale.flac");
    wanted.loudness = LoudnessPreset::podcast;
    const auto report = export_story(wanted, {}, {});
    const auto end = run_installed(
        "ffmpeg", {"-nostats", "-i", wanted.target.string(), "-af", "ebur128", "-f", "null", "-"});
    const auto summary = end.said.rfind("I:");
    ASSERT_NE(summary, std::string::npos) << end.said;
    EXPECT_NEAR(std::stod(end.said.substr(summary + 2)), report.files[0].loudness.integrated.value(), 0.2);
}

}  // namespace storyflow::exports
