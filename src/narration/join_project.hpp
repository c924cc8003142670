#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "media/media_library.hpp"
#include "narration/joined_narration.hpp"
#include "story/segment.hpp"

namespace storyflow::narration {

/// What joining needs of a segment, so that no text is held.
struct SegmentToJoin {
    std::string id;
    std::optional<std::string> audio_file;  ///< media-relative; absent: it has text and is silent
};

/// The memory that joining takes at most for each segment, in bytes, with what it keeps of it.
constexpr std::size_t bytes_to_join_a_segment = sizeof(SegmentToJoin) + sizeof(NarrationPart) + 400;

/// Nothing for a segment that has neither a narration nor a text that could be spoken.
[[nodiscard]] std::optional<SegmentToJoin> to_be_joined(story::Segment&& segment);

/// Narrations are missing, or their files are missing or damaged.
class NarrationIncomplete final : public base::Error {
  public:
    NarrationIncomplete(const std::string& sentence, std::vector<std::string> segments);

    /// Ids of the segments that lack theirs, in order.
    [[nodiscard]] const std::vector<std::string>& segments() const noexcept { return segments_; }

  private:
    std::vector<std::string> segments_;
};

/// The narrations of a project's segments in order, `gap` seconds of silence between them, as one WAV. Looks
/// at each file and writes nothing. Throws `NarrationIncomplete` when a segment with text has no narration or
/// none has, or when files are lost, and `base::Error{conflict}` when WAV's 4 GiB are exceeded.
[[nodiscard]] JoinedNarration join_project_narration(std::vector<SegmentToJoin> segments, double gap,
                                                     const media::MediaLibrary& library);

}  // namespace storyflow::narration
