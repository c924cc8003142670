#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "media/media_library.hpp"
#include "narration/joined_narration.hpp"
#include "story/segment.hpp"

namespace storyflow::narration {

/// The files of some narrations are missing or damaged.
class NarrationFilesLost final : public base::Error {
  public:
    explicit NarrationFilesLost(std::vector<std::string> segments);

    /// Ids of their segments, in order.
    [[nodiscard]] const std::vector<std::string>& segments() const noexcept { return segments_; }

  private:
    std::vector<std::string> segments_;
};

/// Ids of the segments that have text but no narration yet, in order.
[[nodiscard]] std::vector<std::string> segments_without_narration(
    const std::vector<story::Segment>& segments);

/// The narrations of a project's segments in order, `gap` seconds of silence between them, as one WAV. Looks
/// at each file and writes nothing. Throws `base::Error{conflict}` when a segment with text has no narration,
/// there is none at all, or WAV's 4 GiB are exceeded, and `NarrationFilesLost`.
[[nodiscard]] JoinedNarration join_project_narration(const std::vector<story::Segment>& segments, double gap,
                                                     const media::MediaLibrary& library);

}  // namespace storyflow::narration
