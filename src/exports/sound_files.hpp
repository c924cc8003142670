#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "exports/export_order.hpp"

namespace storyflow::exports {

/// The sound of a story as files of one format, with its loudness.
class SoundFiles {
  public:
    /// Borrows all of it. `poured` is told the number of samples of each block that was written.
    SoundFiles(const ExportOrder& order, StorySound& sound, const Mastering& mastering,
               std::function<void(std::size_t)> poured, std::stop_token stop);

    /// Writes the whole story to a file, which is on the disk then.
    ExportedFile write_story(const std::filesystem::path& file);
    /// Writes one chapter. `index` counts from 0.
    ExportedFile write_chapter(std::size_t index, const std::filesystem::path& file);

  private:
    struct Job;
    ExportedFile write(const Job& job, const std::filesystem::path& file);

    const ExportOrder& order_;
    StorySound& sound_;
    const Mastering& mastering_;
    std::function<void(std::size_t)> poured_;
    std::stop_token stop_;
};

/// The title of a chapter: its own, else that of the story in front of the first one.
[[nodiscard]] std::string title_of(const Chapter& chapter, const ExportOrder& order);

}  // namespace storyflow::exports
