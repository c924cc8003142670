#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "media/media_library.hpp"
#include "story/stores.hpp"
#include "tasks/item_processor.hpp"

namespace storyflow::exports {

/// Makes the exports of projects: the work of tasks of the kind `export_work`. Safe from any thread.
class ExportProject final : public tasks::ItemProcessor {
  public:
    /// Is told how much of a task's work is done.
    using Progress = std::function<void(std::string_view task_id, std::int64_t current, std::int64_t total)>;

    /// Borrowed for the lifetime of the object.
    struct Stores {
        story::ProjectStore& projects;
        story::SegmentStore& segments;
        story::SegmentMediaStore& segment_media;
        story::SettingsStore& settings;
    };

    ExportProject(const Stores& stores, media::MediaLibrary& library, std::filesystem::path ffmpeg,
                  Progress progress);

    /// Writes the file that the order asks for; an earlier one of the same name stays until the new one is
    /// complete. Its result has the file's name as address, and the seconds of sound. Throws
    /// `base::Error`: not_found without the project, conflict with segments that lack a narration, and what
    /// `export_story` throws.
    tasks::ItemOutcome process(const tasks::ItemClaim& claim, std::stop_token stop) override;

  private:
    Stores stores_;
    media::MediaLibrary& library_;
    std::filesystem::path ffmpeg_;
    Progress progress_;
};

}  // namespace storyflow::exports
