#include "exports/epub.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "exports/export_story.hpp"
#include "tests/exports/installed_program.hpp"
#include "tests/exports/story_on_disk.hpp"
#include "tests/exports/written_words.hpp"

namespace storyflow::exports {
namespace {

class Epub : public testing::Test {
  protected:
    Epub() {
        for (const auto* const text :
             {"Before all.", "Chapter One\n\nIt was <so> & “so”.", "* * *", "Last\nwords."}) {
            auto part = story_.add(48'000);
            part.text = text;
            part.words = written_words(text);
            part.pause_before = 7'200;
            order_.parts.push_back(std::move(part));
        }
        order_.parts[1].chapter = {"Chapter One", 1};
        order_.parts[3].chapter = {"A section & more", 2};
        order_.library = story_.library();
        order_.metadata = {.title = "A tale of <two>", .author = "Ann & Tom", .language = "en-GB"};
        order_.format = ExportFormat::epub;
        order_.target = out_.path() / "tale.epub";
    }

    StoryOnDisk story_;
    support::TemporaryDirectory out_;
    ExportOrder order_{.library = media::MediaLibrary("."), .parts = {}};
};

}  // namespace

TEST_F(Epub, PassesEpubcheck) {
    const auto epubcheck = installed("epubcheck");
    if (epubcheck.empty() || installed("java").empty()) GTEST_SKIP() << "epubcheck is not installed";
    order_.ffmpeg = installed("ffmpeg");
    const auto report = export_story(order_, {}, {});
    EXPECT_EQ(report.files.size(), 3U);
    EXPECT_EQ(report.bytes, std::filesystem::file_size(order_.target));
    const auto end = run_installed("java", {"-jar", epubcheck.string(), order_.target.string()});
    EXPECT_EQ(end.status, 0) << end.output << end.said;
    EXPECT_THAT(end.output, testing::HasSubstr("No errors or warnings")) << end.said;
}

TEST_F(Epub, WithoutFfmpegTheSoundIsMp3) {
    const auto report = export_story(order_, {}, {});
    EXPECT_EQ(report.files.at(0).name, "chapter-0001.mp3");
    EXPECT_TRUE(std::filesystem::exists(order_.target));
    EXPECT_FALSE(std::filesystem::exists(order_.target.string() + ".chapters"));
}

TEST_F(Epub, RefusesACoverThatIsNoImage) {
    order_.metadata.cover = out_.path() / "cover.png";
    base::write_file(*order_.metadata.cover, "GIF89a");
    EXPECT_THROW((void)export_story(order_, {}, {}), base::Error);
    EXPECT_FALSE(std::filesystem::exists(order_.target));
}

}  // namespace storyflow::exports
