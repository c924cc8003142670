#include "exports/export_project.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <stop_token>
#include <string>
#include <variant>

#include "base/error.hpp"
#include "base/file.hpp"
#include "exports/export_request.hpp"
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

}  // namespace
}  // namespace storyflow::exports
