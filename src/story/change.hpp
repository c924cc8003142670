#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "story/media_change.hpp"
#include "story/project.hpp"
#include "story/pronunciation.hpp"
#include "story/segment.hpp"

/// What users did to a story, so that it can be undone. See docs/decisions/0030.
namespace storyflow::story {

enum class ChangeKind {
    text,               ///< the text or picture prompt of a segment
    voice,              ///< its voice or speed
    opening,            ///< the chapter, scene or pause before it
    lock,               ///< locked
    unlock,             ///< unlocked
    picture,            ///< set or replaced
    picture_removal,    ///< removed
    picture_fit,        ///< whether it fills the frame or is shown whole
    narration,          ///< narrations of one task that replaced earlier ones
    narration_removal,  ///< removed
    split,
    merge,
    insertion,
    removal,
    order,
    story,                  ///< title, author, voice or speed of the story
    pronunciation,          ///< of a word: added or changed
    pronunciation_removal,  ///< removed
};

/// The word in JSON and in the stores: "text", "picture_removal".
[[nodiscard]] std::string_view to_string(ChangeKind kind);
/// std::nullopt for unknown words.
[[nodiscard]] std::optional<ChangeKind> change_kind_of(std::string_view word);

/// One change that can be undone or, if it is undone, made again.
struct StoryChange {
    std::int64_t id = 0;  ///< grows with time
    ChangeKind kind = ChangeKind::text;
    std::string segment_id;     ///< of the first segment; empty for the story and its order
    std::int64_t place = 0;     ///< of this segment then, from 1; 0 without a segment
    std::int64_t segments = 0;  ///< how many segments it changed
    std::string word{};         ///< whose pronunciation it changed; empty for all other kinds
    bool is_undone = false;
    base::Timestamp changed_at;

    bool operator==(const StoryChange&) const = default;
};

/// The changes of a story that are remembered.
struct ChangeList {
    std::vector<StoryChange> undoable;  ///< the latest first
    std::vector<StoryChange> redoable;  ///< the next to be made again first
};

/// The result of an undo or a redo.
struct ChangeOutcome {
    StoryChange change;
    std::int64_t restored = 0;  ///< segments that are as they were
    /// Narrations that were left as they are: replaced or locked since, or no longer kept.
    std::int64_t left_out = 0;
    MediaChanges media;
};

/// The change cannot be undone (or made again), because the story was changed since. Nothing was written.
class ChangeOvertaken final : public base::Error {
  public:
    explicit ChangeOvertaken(const std::string& reason) : Error(base::ErrorKind::conflict, reason) {}
};

/// A narration that was replaced or removed and lies in the media folder until its change is forgotten.
struct KeptSound {
    std::string file;  ///< media-relative
    base::Timestamp kept_at;
};

/// Whether a media-relative file exists.
using FileCheck = std::function<bool(const std::string& file)>;

class ChangeStore {
  public:
    virtual ~ChangeStore() = default;
    /// std::nullopt for an unknown project.
    [[nodiscard]] virtual std::optional<ChangeList> list(std::string_view project_id) = 0;
    /// Undoes the latest change. `is_there` tells which kept sounds exist; it must not use the stores. Throws
    /// `ChangeOvertaken` if there is none, if it is not `expected`, or if a segment was changed since in what
    /// it would restore; `SegmentLocked` if a segment was locked since; `base::Error{unavailable}` while a
    /// file of it is on its way. std::nullopt for an unknown project.
    virtual std::optional<ChangeOutcome> undo(std::string_view project_id,
                                              std::optional<std::int64_t> expected,
                                              const FileCheck& is_there) = 0;
    /// Makes the change again that was undone last. Throws like `undo`.
    virtual std::optional<ChangeOutcome> redo(std::string_view project_id,
                                              std::optional<std::int64_t> expected,
                                              const FileCheck& is_there) = 0;
    /// All sounds that are kept, the latest first.
    [[nodiscard]] virtual std::vector<KeptSound> kept_sounds() = 0;
    /// Forgets these sounds: their changes are undone without sound, and changes of nothing else are
    /// forgotten. The returned changes remove the files.
    virtual MediaChanges forget_sounds(const std::vector<std::string>& files) = 0;
    /// Forgets all changes before this time, those that can never be made again, and the oldest beyond
    /// `most_changes`. The returned changes remove their sounds and pictures.
    virtual MediaChanges forget_before(base::Timestamp time) = 0;
};

/// More changes of one project are not remembered: the oldest are forgotten.
inline constexpr std::int64_t most_changes = 100;

/// `now` with all that differs between `from` and `to` as it is in `to`: for an undo, `from` is the segment
/// after the change, `to` the one before. Revisions grow. The place and what the change did not touch stay.
/// std::nullopt if something that is to be restored is in `now` no longer as in `from`. Throws
/// `SegmentLocked` if the segment was locked since. A restored narration is fresh if it was so for the same
/// text.
[[nodiscard]] std::optional<Segment> restored(const Segment& now, const Segment& from, const Segment& to);

/// The same for title, author, voice and speed of a story.
[[nodiscard]] std::optional<Project> restored(const Project& now, const Project& from, const Project& to);

/// The same for the word of a pronunciation and how it is spoken. The revision is that of `now`.
[[nodiscard]] std::optional<Pronunciation> restored(const Pronunciation& now, const Pronunciation& from,
                                                    const Pronunciation& to);

/// Whether both have the same sound; the text revision may differ.
[[nodiscard]] bool have_same_sound(const Segment& one, const Segment& other);

/// How an edit is called, from what it changed: a lock before the text, the text before
/// the voice, the voice before how the picture is shown.
[[nodiscard]] ChangeKind kind_of_edit(const Segment& before, const Segment& after);

}  // namespace storyflow::story
