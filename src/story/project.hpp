#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace storyflow::story {

/// State of the project's video, unrelated to narration.
enum class RenderStatus { draft, processing, completed, failed };

/// The status in JSON and in the stores: "DRAFT", "PROCESSING", "COMPLETED", "FAILED".
[[nodiscard]] std::string_view to_string(RenderStatus status);
/// The status that the word names; `draft` for unknown words.
[[nodiscard]] RenderStatus render_status_of(std::string_view word);

/// A story: a title and an ordered list of segments. `updated_at` changes with every change of the project,
/// its segments or their narration.
struct Project {
    std::string id;  ///< canonical UUID
    std::string title;
    base::Timestamp created_at;
    base::Timestamp updated_at;
    RenderStatus status = RenderStatus::draft;
    std::int64_t resolution_width = 1920;
    std::int64_t resolution_height = 1080;
    std::int64_t framerate = 30;
    std::optional<std::string> output_path;  ///< media-relative path of the rendered video
    std::optional<std::string> voice_id;     ///< a voice or a mix; std::nullopt: that of the settings
    std::optional<double> tts_speed;         ///< std::nullopt: that of the settings
    std::string author{};                    ///< for exports; empty: none is named
    /// Media-relative path of the book (EPUB) that the story was imported from.
    std::optional<std::string> source_file{};

    bool operator==(const Project&) const = default;
};

struct ProjectSummary {
    Project project;
    std::int64_t segment_count = 0;
    std::int64_t narrated_count = 0;     ///< segments that have a narration, fresh or stale
    double narrated_seconds = 0.0;       ///< duration of these narrations together
    std::optional<std::string> cover{};  ///< media-relative path of its first picture
    /// Narrations that are stale (`is_stale`), locked ones too; only lists count them.
    std::optional<std::int64_t> stale_count{};
};

/// The fields that a user may change of a project; those that are std::nullopt stay. In `voice_id` and
/// `tts_speed` an inner std::nullopt clears the project's own value, so that the settings apply.
struct ProjectEdit {
    std::optional<std::string> title;
    std::optional<std::optional<std::string>> voice_id;
    std::optional<std::optional<double>> tts_speed;
    std::optional<std::string> author{};
};

void edit(Project& project, const ProjectEdit& change);

}  // namespace storyflow::story
