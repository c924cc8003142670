#include "narration/join_project.hpp"

#include <utility>

#include "base/utf8.hpp"

namespace storyflow::narration {

namespace {

void require_narrations(const std::vector<story::Segment>& segments) {
    const auto missing = segments_without_narration(segments);
    if (missing.empty()) return;
    throw base::Error(base::ErrorKind::conflict,
                      std::to_string(missing.size()) + " segment(s) have no narration yet.");
}

std::vector<NarrationPart> look_at_parts(const std::vector<story::Segment>& segments,
                                         const media::MediaLibrary& library) {
    std::vector<NarrationPart> parts;
    std::vector<std::string> lost;
    for (const auto& segment : segments) {
        if (!segment.narration) continue;
        auto part = look_at_narration(library.absolute(segment.narration->audio_file));
        if (part) {
            parts.push_back(*std::move(part));
        } else {
            lost.push_back(segment.id);
        }
    }
    if (!lost.empty()) throw NarrationFilesLost(std::move(lost));
    return parts;
}

}  // namespace

NarrationFilesLost::NarrationFilesLost(std::vector<std::string> segments)
    : Error(base::ErrorKind::conflict,
            "The narration of a segment is missing or damaged on disk. Narrate it again."),
      segments_(std::move(segments)) {}

std::vector<std::string> segments_without_narration(const std::vector<story::Segment>& segments) {
    std::vector<std::string> missing;
    for (const auto& segment : segments) {
        if (!segment.narration && !base::is_blank(segment.text_content)) missing.push_back(segment.id);
    }
    return missing;
}

JoinedNarration join_project_narration(const std::vector<story::Segment>& segments, double gap,
                                       const media::MediaLibrary& library) {
    require_narrations(segments);
    auto parts = look_at_parts(segments, library);
    if (parts.empty()) throw base::Error(base::ErrorKind::conflict, "The project has no narration yet.");
    try {
        return {std::move(parts), gap};
    } catch (const base::Error& error) {
        throw base::Error(base::ErrorKind::conflict, error.what());
    }
}

}  // namespace storyflow::narration
