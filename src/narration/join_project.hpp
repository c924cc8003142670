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

/// The parts of a segment that joining needs; it does not hold the text.
struct SegmentToJoin {
    std::string id;
    std::optional<std::string> audio_file;  ///< media-relative; std::nullopt: a text without narration
    double pause_before = 0.0;              ///< seconds
};

/// The most bytes that joining needs for each segment, while it runs and afterwards.
constexpr std::size_t bytes_to_join_a_segment = sizeof(SegmentToJoin) + sizeof(NarrationPart) + 400;

/// Returns std::nullopt for a segment that has neither a narration nor a text.
[[nodiscard]] std::optional<SegmentToJoin> to_be_joined(story::Segment&& segment,
                                                        const story::Pauses& pauses);

/// Thrown when segments have no narration, or when the file of one is missing or damaged.
class NarrationIncomplete final : public base::Error {
  public:
    NarrationIncomplete(const std::string& sentence, std::vector<std::string> segments);

    /// Ids of these segments, in order.
    [[nodiscard]] const std::vector<std::string>& segments() const noexcept { return segments_; }

  private:
    std::vector<std::string> segments_;
};

struct JoinedProject {
    JoinedNarration narration;
    /// Ids of segments with text that are not heard: those without narration, then those whose file is lost.
    std::vector<std::string> missing;
};

/// Whether segments whose narration or file is missing prevent joining, or are left out.
enum class Missing { refused, left_out };

/// Joins the narrations of a project's segments in order, with their pauses, as one WAV. Inspects each file
/// and writes none. Throws `NarrationIncomplete` when a segment with text has no narration or its file is
/// lost, unless such are to be left out, and when no segment has one; `base::Error{conflict}` when the sound
/// exceeds WAV's 4 GiB.
[[nodiscard]] JoinedProject join_project_narration(std::vector<SegmentToJoin> segments,
                                                   const media::MediaLibrary& library,
                                                   Missing missing = Missing::refused);

}  // namespace storyflow::narration
