#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "story/chapter.hpp"
#include "story/picture_fit.hpp"

namespace storyflow::story {

/// The audio of a segment and what it was made from.
struct Narration {
    std::string audio_file;  ///< media-relative path of the WAV
    double duration = 0.0;   ///< seconds
    std::string engine;
    std::string voice;  ///< that was asked for
    double speed = 1.0;
    std::int64_t text_revision = 0;  ///< the segment's text revision at the time of speaking
    /// The task item that published the narration. If the item is repeated after a crash, this shows that it
    /// was published already.
    std::optional<std::int64_t> item_id;
    std::optional<std::string> spoken_voice{};  ///< that is heard, if the engine lacked `voice`
    std::string text_digest{};  ///< `digest_of_text` of what was spoken; empty: unknown, as of older versions

    bool operator==(const Narration&) const = default;
};

/// One piece of a story. The revisions count changes, so that a worker can check later whether the segment is
/// still as it read it: `text_revision` grows with every change of the text, `lock_revision` each time the
/// segment becomes locked, `narration_revision` with every published narration.
struct Segment {
    std::string id;
    std::string project_id;
    std::int64_t sequence_index = 0;
    std::string text_content;
    std::string image_prompt;
    std::optional<std::string> image_file;  ///< media-relative path
    std::optional<Narration> narration;
    std::optional<std::string> voice_id;  ///< a voice or a mix; std::nullopt: that of the story
    std::optional<double> tts_speed;      ///< std::nullopt: that of the story
    Opening opening;
    /// The elements of the project's source book that the text came from (`books::Block::place`), one in each
    /// line; empty: none.
    std::string source_place{};
    PictureFit image_fit = PictureFit::fill;
    bool is_locked = false;
    std::int64_t text_revision = 1;
    std::int64_t lock_revision = 0;
    std::int64_t narration_revision = 0;

    bool operator==(const Segment&) const = default;
};

/// The text revisions that a change is allowed to replace; std::nullopt: any.
using SeenRevisions = std::optional<std::vector<std::int64_t>>;

/// A name that a client gives to what its user did with many segments at once: changes of one kind and group
/// that follow each other are undone together. Empty: none.
using ChangeGroup = std::string;

/// The fields that a user may change of a segment; those that are std::nullopt stay. An inner std::nullopt
/// clears the segment's own voice, speed or pause, so that the story's applies, and ends a chapter that began
/// here.
struct SegmentEdit {
    std::optional<std::string> text_content;
    std::optional<std::string> image_prompt;
    std::optional<bool> is_locked;
    std::optional<std::optional<std::string>> voice_id{};
    std::optional<std::optional<double>> tts_speed{};
    std::optional<std::optional<ChapterStart>> chapter{};
    std::optional<bool> scene_break{};
    std::optional<std::optional<double>> pause_before{};
    std::optional<PictureFit> image_fit{};
    SeenRevisions made_on{};
    ChangeGroup group{};
};

/// The removal of a segment: `seen` are the text revisions that it may remove.
struct SegmentRemoval {
    SeenRevisions seen{};
    ChangeGroup group{};
};

/// The text, or that of the next segment, has changed since the user read it. Nothing was written.
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

/// A segment refuses changes while it is locked. The API chooses a message for each endpoint.
class SegmentLocked final : public base::Error {
  public:
    SegmentLocked() : Error(base::ErrorKind::conflict, "Segment is locked. Unlock it first.") {}
};

/// Throws `TextChangedSince` if `seen` does not contain the revision of the segment's text.
void require_seen(const Segment& segment, const SeenRevisions& seen);

/// Applies `edit`. Throws `TextChangedSince` if `made_on` does not contain the revision of the segment's
/// text, unless the text is the wanted one already: repeating a change is no conflict. A locked segment can
/// only be unlocked; any other edit throws `SegmentLocked`.
void edit(Segment& segment, const SegmentEdit& edit);

}  // namespace storyflow::story
