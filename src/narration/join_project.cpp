#include "narration/join_project.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.hpp"

namespace storyflow::narration {

namespace {

/// Removes the segments without narration and returns their ids.
std::vector<std::string> take_silent(std::vector<SegmentToJoin>& segments) {
    std::vector<std::string> silent;
    for (auto& segment : segments) {
        if (!segment.audio_file) silent.push_back(std::move(segment.id));
    }
    std::erase_if(segments, [](const SegmentToJoin& segment) { return !segment.audio_file; });
    return silent;
}

struct Parts {
    std::vector<NarrationPart> found;
    std::vector<std::string> lost;  ///< ids of the segments whose file is missing or damaged
};

Parts look_at_parts(std::vector<SegmentToJoin> segments, const media::MediaLibrary& library) {
    Parts parts;
    parts.found.reserve(segments.size());
    for (auto& segment : segments) {
        auto part = look_at_narration(library, *std::move(segment.audio_file));
        if (part) {
            part->pause_before = segment.pause_before;
            parts.found.push_back(*std::move(part));
        } else {
            parts.lost.push_back(std::move(segment.id));
        }
    }
    return parts;
}

JoinedNarration join(const media::MediaLibrary& library, std::vector<NarrationPart> parts) {
    try {
        return {library, std::move(parts)};
    } catch (const base::Error& error) {
        throw base::Error(
            base::ErrorKind::conflict,
            std::string(error.what()) + " Export the story: as flac, or as wav, which is RF64 then.");
    }
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

JoinedProject join_project_narration(std::vector<SegmentToJoin> segments, const media::MediaLibrary& library,
                                     Missing missing) {
    auto silent = take_silent(segments);
    if (!silent.empty() && missing == Missing::refused)
        throw NarrationIncomplete("Some segments have no narration yet.", std::move(silent));
    auto parts = look_at_parts(std::move(segments), library);
    if (!parts.lost.empty() && missing == Missing::refused) {
        throw NarrationIncomplete(
            "The narration of a segment is missing or damaged on disk. Narrate it again.",
            std::move(parts.lost));
    }
    if (parts.found.empty()) throw NarrationIncomplete("The project has no narration yet.", {});
    std::ranges::move(parts.lost, std::back_inserter(silent));
    return {join(library, std::move(parts.found)), std::move(silent)};
}

}  // namespace storyflow::narration
