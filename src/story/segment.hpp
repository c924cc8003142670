#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace storyflow::story {

/// The audio of a segment and what it was made from.
struct Narration {
    std::string audio_file;  ///< media-relative path of the WAV
    double duration = 0.0;   ///< seconds
    std::string engine;
    std::string voice;
    double speed = 1.0;
    std::int64_t text_revision = 0;  ///< the segment's text revision that was spoken
    /// The task item that published it: work that is done again after a crash sees that it was done.
    std::optional<std::int64_t> item_id;

    bool operator==(const Narration&) const = default;
};

/// One piece of a story. The revisions count changes, so that slow work can tell whether what it read still
/// holds: `text_revision` grows with every change of the text, `lock_revision` each time the segment becomes
/// locked, `narration_revision` with every narration that is published.
struct Segment {
    std::string id;
    std::string project_id;
    std::int64_t sequence_index = 0;
    std::string text_content;
    std::string image_prompt;
    std::optional<std::string> image_file;  ///< media-relative path
    std::optional<Narration> narration;
    bool is_locked = false;
    std::int64_t text_revision = 1;
    std::int64_t lock_revision = 0;
    std::int64_t narration_revision = 0;

    bool operator==(const Segment&) const = default;
};

/// The revisions of a text that a user may have seen: the text must be of one of them. Absent: of any.
using SeenRevisions = std::optional<std::vector<std::int64_t>>;

/// What a user may change of a segment; absent fields stay.
struct SegmentEdit {
    std::optional<std::string> text_content;
    std::optional<std::string> image_prompt;
    std::optional<bool> is_locked;
    SeenRevisions made_on{};
};

/// The text, or the text that stands behind it, is another one than the user saw. Nothing was written.
class TextChangedSince final : public base::Error {
  public:
    explicit TextChangedSince(Segment now,
                              const std::string& message = "The text was changed elsewhere meanwhile.")
        : Error(base::ErrorKind::precondition_failed, message), now_(std::move(now)) {}

    /// The segment as it is stored.
    [[nodiscard]] const Segment& now() const noexcept { return now_; }

  private:
    Segment now_;
};

/// A segment refuses changes while it is locked. The API words it per endpoint.
class SegmentLocked final : public base::Error {
  public:
    SegmentLocked() : Error(base::ErrorKind::conflict, "Segment is locked. Unlock it first.") {}
};

/// Throws `TextChangedSince` when the segment's text is of a revision that `seen` does not name.
void require_seen(const Segment& segment, const SeenRevisions& seen);

/// Applies `edit`. Throws `TextChangedSince` when the segment's text is of a revision that `made_on` does not
/// name, unless it is the wanted text already: a change that is sent twice is no conflict. A locked segment
/// accepts nothing but `is_locked` alone, else `SegmentLocked`.
void edit(Segment& segment, const SegmentEdit& edit);

}  // namespace storyflow::story
