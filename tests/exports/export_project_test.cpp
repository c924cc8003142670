#include "exports/export_project.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "books/archive.hpp"
#include "exports/export_request.hpp"
#include "exports/zip_file.hpp"
#include "tests/exports/narrated_story.hpp"

namespace storyflow::exports {
namespace {

class ExportProjectTest : public NarratedStory {
  protected:
    tasks::CompletedSegment make(const ExportRequest& request, const std::stop_token& stop = {}) {
        tasks::ItemClaim claim;
        claim.task_id = "t";
        claim.project_id = project_;
        claim.segment_id = "subject";
        claim.work = {std::string(export_work), order_text(request)};
        return std::get<tasks::CompletedSegment>(exporter_.process(claim, stop));
    }
    std::string refusal_of(const ExportRequest& request, const std::stop_token& stop = {}) {
        try {
            (void)make(request, stop);
        } catch (const base::Error& error) {
            return error.what();
        }
        return "it was made";
    }
    [[nodiscard]] std::filesystem::path folder() const {
        return room_.library.absolute(exports_folder(project_));
    }

    std::int64_t told_ = 0;
    ExportProject exporter_{{room_.projects, room_.segments, room_.segment_media, room_.settings},
                            room_.library,
                            {},
                            [this](std::string_view task, std::int64_t current, std::int64_t total) {
                                EXPECT_EQ(task, "t");
                                EXPECT_EQ(total, 100);
                                EXPECT_GE(current, told_);
                                told_ = current;
                            }};
};

TEST_F(ExportProjectTest, WritesTheWholeStoryIntoTheProjectsFolder) {
    narrate(story_[0], 24'000);
    narrate(story_[1], 12'000);
    const auto made = make({.format = ExportFormat::wav});
    EXPECT_EQ(made.segment_id, "subject");
    EXPECT_EQ(made.audio_url, "A story.wav");
    EXPECT_DOUBLE_EQ(made.duration, 1.0 + 0.3 + 0.5);
    EXPECT_GE(std::filesystem::file_size(folder() / "A story.wav"), 2U * 43'200U);
    EXPECT_EQ(told_, 100);
}

TEST_F(ExportProjectTest, LeavesOutSegmentsWithoutNarrationOnlyIfItMay) {
    narrate(story_[1], 12'000);
    EXPECT_EQ(refusal_of({.format = ExportFormat::wav}),
              "Segments without narration: 1. Narrate them, or export without them.");
    EXPECT_DOUBLE_EQ(make({.format = ExportFormat::wav, .skip_missing = true}).duration, 0.5);
}

TEST_F(ExportProjectTest, KeepsTheEarlierFileWhenItFailsOrIsStopped) {
    narrate(story_[0], 24'000);
    narrate(story_[1], 12'000);
    (void)make({.format = ExportFormat::wav});
    const auto before = base::read_file(folder() / "A story.wav", 1'000'000);
    narrate(story_[1], 36'000);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_NE(refusal_of({.format = ExportFormat::wav}, stop.get_token()), "it was made");
    EXPECT_EQ(base::read_file(folder() / "A story.wav", 1'000'000), before);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder()), {}), 1);
}

TEST_F(ExportProjectTest, SaysWhatIsMissingForAnAudiobook) {
    narrate(story_[0], 24'000);
    narrate(story_[1], 12'000);
    EXPECT_THAT(refusal_of({.format = ExportFormat::m4b}), testing::HasSubstr("ffmpeg"));
}

TEST_F(ExportProjectTest, AProjectThatIsGoneIsNamed) {
    room_.projects.remove(project_);
    EXPECT_EQ(refusal_of({.format = ExportFormat::wav}), "The project was removed.");
}

/// An EPUB of one page with one paragraph, `a.xhtml#/4/2`.
std::string small_book(const std::filesystem::path& file) {
    write_zip(
        file,
        std::vector<ZipEntry>{
            {.name = "META-INF/container.xml",
             .bytes =
                 "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
                 "full-path='b.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"},
            {.name = "b.opf",
             .bytes = "<package xmlns='http://www.idpf.org/2007/opf' "
                      "version='3.0'><metadata/><manifest><item id='a' "
                      "href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref "
                      "idref='a'/></spine></package>"},
            {.name = "a.xhtml",
             .bytes = "<html xmlns='http://www.w3.org/1999/xhtml'><head/><body><p>One.</p></body></html>"}});
    return base::read_file(file, 100'000);
}

TEST_F(ExportProjectTest, AnEpubOfAnImportedBookIsThatBook) {
    const std::string id = "11111111-2222-4333-8444-555555555555";
    const auto bytes = small_book(room_.directory.path() / "book.epub");
    const auto target = media::MediaLibrary::source_path(id, "book.epub");
    story::NewProject wanted{.title = "Tale",
                             .segments = {{"One.", ""}},
                             .id = id,
                             .source = story::NewFile{target, room_.library.write_incoming("b.epub", bytes)}};
    wanted.segments[0].source_place = "a.xhtml#/4/2";
    room_.projects.create(wanted);
    EXPECT_TRUE(room_.keeper.settle_all({target}).empty());
    project_ = id;
    narrate(support::segments_of(room_.segments, id).at(0), 24'000);
    const auto made = make({.format = ExportFormat::epub});
    const auto book = base::read_file(folder() / made.audio_url, 10'000'000);
    EXPECT_EQ(books::Archive(book).read("a.xhtml"),
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
              "<html xmlns='http://www.w3.org/1999/xhtml'><head/><body><p><span "
              "id=\"sf-w1\">One</span>.</p></body></html>");
}

}  // namespace
}  // namespace storyflow::exports
