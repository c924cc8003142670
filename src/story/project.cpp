#include "story/project.hpp"

#include <array>

namespace storyflow::story {

std::string_view to_string(RenderStatus status) {
    switch (status) {
        case RenderStatus::draft:
            return "DRAFT";
        case RenderStatus::processing:
            return "PROCESSING";
        case RenderStatus::completed:
            return "COMPLETED";
        case RenderStatus::failed:
            return "FAILED";
    }
    return "DRAFT";
}

RenderStatus render_status_of(std::string_view word) {
    constexpr std::array all{RenderStatus::draft, RenderStatus::processing, RenderStatus::completed,
                             RenderStatus::failed};
    for (const RenderStatus status : all) {
        if (to_string(status) == word) return status;
    }
    return RenderStatus::draft;
}

void edit(Project& project, const ProjectEdit& change) {
    if (change.title) project.title = *change.title;
    if (change.voice_id) project.voice_id = *change.voice_id;
    if (change.author) project.author = *change.author;
    if (change.tts_speed) project.tts_speed = *change.tts_speed;
}

}  // namespace storyflow::story
