#include "narration/join_project.hpp"

#include <utility>

#include "base/utf8.hpp"

namespace storyflow::narration {

namespace {

void require_complete(const std::vector<SegmentToJoin>& segments) {
    std::vector<std::string> missing;
    for (const auto& segment : segments) {
        if (!segment.audio_file) missing.push_back(segment.id);
    }
    if (!missing.empty())
        throw NarrationIncomplete("Some segments have no narration yet.", std::move(missing));
    if (segments.empty()) throw NarrationIncomplete("The project has no narration yet.", {});
}

std::vector<NarrationPart> look_at_parts(std::vector<SegmentToJoin> segments,
                                         const media::MediaLibrary& library) {
    std::vector<NarrationPart> parts;
    parts.reserve(segments.size());
    std::vector<std::string> lost;
    for (auto& segment : segments) {
        auto part = look_at_narration(library, *std::move(segment.audio_file));
        if (part) {
            part->pause_before = segment.pause_before;
            parts.push_back(*std::move(part));
        } else {
            lost.push_back(std::move(segment.id));
        }
    }
    if (lost.empty()) return parts;
    throw NarrationIncomplete("The narration of a segment is missing or damaged on disk. Narrate it again.",
                              std::move(lost));
}

}  // namespace

std::optional<SegmentToJoin> to_be_joined(story::Segment&& segment, const story::Pauses& pauses) {
    if (!segment.narration && base::is_blank(segment.text_content)) return std::nullopt;
    SegmentToJoin wanted{.id = std::move(segment.id),
                         .audio_file = std::nullopt,
                         .pause_before = story::pause_before(segment.opening, pauses)};
    if (segment.narration) wanted.audio_file = std::move(segment.narration->audio_file);
    return wanted;
}

NarrationIncomplete::NarrationIncomplete(const std::string& sentence, std::vector<std::string> segments)
    : Error(base::ErrorKind::conflict, sentence), segments_(std::move(segments)) {}

JoinedNarration join_project_narration(std::vector<SegmentToJoin> segments,
                                       const media::MediaLibrary& library) {
    require_complete(segments);
    auto parts = look_at_parts(std::move(segments), library);
    try {
        return {library, std::move(parts)};
    } catch (const base::Error& error) {
        throw base::Error(base::ErrorKind::conflict, error.what());
    }
}

}  // namespace storyflow::narration
