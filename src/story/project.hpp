#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"

namespace storyflow::story {

/// State of the project's video, unrelated to narration.
enum class RenderStatus { draft, processing, completed, failed };

/// A story: a title and an ordered list of segments. `updated_at` moves with every change of the project, its
/// segments or their narration.
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
};

struct ProjectSummary {
    Project project;
    std::int64_t segment_count = 0;
};

}  // namespace storyflow::story
