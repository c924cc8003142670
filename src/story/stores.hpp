#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "story/media_change.hpp"
#include "story/narrated_word.hpp"
#include "story/new_segment.hpp"
#include "story/project.hpp"
#include "story/project_size.hpp"
#include "story/pronunciation.hpp"
#include "story/segment.hpp"
#include "story/settings.hpp"
#include "story/split_merge.hpp"

/// The ports behind which a story is kept. Every implementation is safe to call from any thread, makes each
/// call one transaction, and throws `base::Error{unavailable}` when the database cannot answer. Ids are
/// canonical UUIDs; an unknown id is reported by absence, not by an exception. Returned `MediaChanges` are
/// already journalled; the caller hands them to `narration::MediaKeeper`. What adds or lengthens text throws
/// `ProjectTooLarge` rather than let a project grow beyond its limits (project_size.hpp).
namespace storyflow::story {

struct NewProject {
    std::string title;
    std::int64_t resolution_width = 1920;
    std::int64_t resolution_height = 1080;
    std::int64_t framerate = 30;
    std::vector<NewSegment> segments;  ///< in order, numbered from 0
};

enum class ProjectOrder { created, updated, title };

/// Which projects are wanted, and in which order; those that are equal in it by id.
struct ProjectQuery {
    std::string search;  ///< a part of the title, whatever its case; empty: all
    ProjectOrder order = ProjectOrder::created;
    bool is_descending = true;
};

struct ProjectPage {
    std::int64_t count = 0;  ///< of all projects that are wanted
    std::vector<ProjectSummary> projects;
};

class ProjectStore {
  public:
    virtual ~ProjectStore() = default;
    /// Stores the project with its segments, or nothing.
    virtual Project create(const NewProject& project) = 0;
    [[nodiscard]] virtual std::optional<ProjectSummary> find(std::string_view id) = 0;
    [[nodiscard]] virtual ProjectPage list(const ProjectQuery& query, std::int64_t offset,
                                           std::int64_t limit) = 0;
    /// `story::edit` on the stored project, atomically.
    virtual std::optional<ProjectSummary> edit(std::string_view id, const ProjectEdit& change) = 0;
    /// Removes the project with its segments; the changes remove `projects/<id>` from the media.
    virtual std::optional<MediaChanges> remove(std::string_view id) = 0;
};

/// Is shown the segments of a project one by one, so that they need not all be in memory.
class SegmentVisitor {
  public:
    virtual ~SegmentVisitor() = default;
    /// How much there is to come. Called first, and again when the database makes the store begin anew: then
    /// nothing that was shown before counts.
    virtual void begin(const ProjectSize& size) = 0;
    virtual void visit(Segment&& segment) = 0;
};

class SegmentStore {
  public:
    virtual ~SegmentStore() = default;
    [[nodiscard]] virtual std::optional<Segment> find(std::string_view id) = 0;
    /// Shows all segments of a project by `sequence_index`, of one consistent state, one by one; none of an
    /// unknown project. What the visitor throws is passed on. It must not use the stores.
    virtual void visit(std::string_view project_id, SegmentVisitor& visitor) = 0;
    /// Adds behind the last segment, numbered on from the highest index. Nothing when the project is unknown.
    virtual std::optional<std::vector<Segment>> append(std::string_view project_id,
                                                       const std::vector<NewSegment>& segments) = 0;
    /// `story::edit` on the stored segment, atomically; throws as it does. Writes only text, prompt, lock and
    /// their revisions.
    virtual std::optional<Segment> edit(std::string_view id, const SegmentEdit& change) = 0;
    /// Numbers the project's segments 0..n-1 in the given order, which must name each exactly once;
    /// false (and no change) when it does not.
    virtual bool reorder(std::string_view project_id, const std::vector<std::string>& order) = 0;
    /// The changes remove the image, the WAV and whatever was still to be published. Throws
    /// `TextChangedSince` when the text is of a revision that `seen` does not name.
    virtual std::optional<MediaChanges> remove(std::string_view id, const SeenRevisions& seen) = 0;
};

/// A segment that was cut in two.
struct SplitSegment {
    Segment first;   ///< the one that was there: it keeps id, picture and narration
    Segment second;  ///< new, directly behind it
};

/// A segment that took over the next one.
struct MergedSegment {
    Segment segment;
    std::string removed_id;  ///< of the next one
    MediaChanges changes;    ///< remove the files of the next one that were not taken over
};

/// There is nothing of the kind that was to be used or removed.
struct NothingThere {};

/// Changes of the sequence of a project's segments, in which others have to move.
class SequenceStore {
  public:
    virtual ~SequenceStore() = default;
    /// Adds directly behind the segment `after`, or in front of all. Nothing when the project is unknown or
    /// has no such segment.
    virtual std::optional<Segment> insert(std::string_view project_id,
                                          const std::optional<std::string>& after,
                                          const NewSegment& segment) = 0;
    /// `story::split` on the stored segment, atomically; throws as it does, and `TextChangedSince` when the
    /// text is of a revision that `seen` does not name.
    virtual std::optional<SplitSegment> split(std::string_view id, std::int64_t at,
                                              const SeenRevisions& seen) = 0;
    /// `story::merge` with the segment behind it, atomically; throws as it does, and `TextChangedSince` when
    /// the two are not as `seen`. `NothingThere` for the last one.
    virtual std::optional<std::variant<MergedSegment, NothingThere>> merge_next(
        std::string_view id, const SeenNeighbours& seen) = 0;
};

/// Why finished work was not published. What the segment had before is untouched.
enum class PublishRefusal { segment_gone, text_changed, locked, lease_lost };

/// The right to publish for a task item; see `tasks::ItemClaim`. It is gone when the item was handed to
/// another.
struct WorkLease {
    std::int64_t item_id = 0;
    std::int64_t number = 0;
};

/// A finished narration on its way to its segment.
struct NarrationDraft {
    std::string segment_id;
    Narration narration;        ///< `text_revision` is the one that was read before speaking
    std::string incoming_file;  ///< media-relative, synced
    std::vector<NarratedWord> words;
    /// Set when the user explicitly asked to narrate a segment that was locked at this `lock_revision`; a
    /// lock set later still holds.
    std::optional<std::int64_t> overridden_lock;
    std::optional<WorkLease> lease;  ///< must still hold; unchecked without one
};

class SegmentMediaStore {
  public:
    virtual ~SegmentMediaStore() = default;
    /// Switches the segment to its new narration if existence, text revision, lock and lease still allow it.
    /// Its words replace those of the narration before.
    virtual std::variant<MediaChanges, PublishRefusal> publish_narration(const NarrationDraft& draft) = 0;
    /// The words of the segment's narration in order; empty when it has none, nothing for an unknown segment.
    [[nodiscard]] virtual std::optional<std::vector<NarratedWord>> words(std::string_view id) = 0;
    /// Nothing for an unknown segment; `SegmentLocked` when locked.
    virtual std::optional<std::variant<MediaChanges, NothingThere>> remove_narration(std::string_view id) = 0;
    /// Switches to `target` (published from `incoming_file`); the previous image is removed by the changes.
    virtual std::optional<MediaChanges> set_image(std::string_view id, const std::string& target,
                                                  const std::string& incoming_file) = 0;
    virtual std::optional<std::variant<MediaChanges, NothingThere>> remove_image(std::string_view id) = 0;
};

/// The journal of file changes that are owed. See `MediaChange`.
class MediaJournal {
  public:
    virtual ~MediaJournal() = default;
    /// In the order in which they were owed.
    [[nodiscard]] virtual MediaChanges pending() = 0;
    /// Has `action` carry out the change if it is still owed, and takes it off the journal. Meanwhile no
    /// other thread or process carries out a change of the same project's files. False when it was no longer
    /// owed (a later one replaced it, or another has carried it out); what `action` throws is passed on, and
    /// the change stays owed. `action` must not use the stores; carrying a change out twice must do no harm.
    virtual bool carry_out(const MediaChange& change, const std::function<void()>& action) = 0;
    /// The file `target` is not the one that the story means, and no change that is owed will make it so;
    /// `lost` is the publication that should have, if it is still in the journal. Strikes it off, and has the
    /// segment let go of the narration (with its words) or the picture that names the file, so that it can be
    /// made anew. Nothing happens when `lost` is no longer owed; no segment changes while another change of
    /// the file is. True when a segment was changed.
    virtual bool withdraw(std::string_view target, std::optional<std::int64_t> lost) = 0;
};

/// A word or its pronunciation, both without blanks at the ends; absent fields stay.
struct PronunciationEdit {
    std::optional<std::string> word;
    std::optional<std::string> spoken_as;
};

/// The project has another pronunciation of this word, or the most that a project may have.
class PronunciationRefused final : public base::Error {
  public:
    explicit PronunciationRefused(const std::string& reason) : Error(base::ErrorKind::conflict, reason) {}
};

inline constexpr std::size_t most_pronunciations = 2'000;  ///< of one project

class PronunciationStore {
  public:
    virtual ~PronunciationStore() = default;
    /// Of the project, by word (case folded), then id. Empty for an unknown project.
    [[nodiscard]] virtual std::vector<Pronunciation> list(std::string_view project_id) = 0;
    [[nodiscard]] virtual std::optional<Pronunciation> find(std::string_view id) = 0;
    /// Nothing for an unknown project. Throws `PronunciationRefused`.
    virtual std::optional<Pronunciation> add(std::string_view project_id, std::string_view word,
                                             std::string_view spoken_as) = 0;
    /// Throws `PronunciationRefused`.
    virtual std::optional<Pronunciation> edit(std::string_view id, const PronunciationEdit& change) = 0;
    /// False for an unknown one.
    virtual bool remove(std::string_view id) = 0;
};

class SettingsStore {
  public:
    virtual ~SettingsStore() = default;
    /// The settings, created with their defaults on first use.
    [[nodiscard]] virtual Settings load() = 0;
    /// Reads, changes and writes in one transaction and moves `updated_at`; when `change` throws nothing is
    /// written.
    virtual Settings change(const std::function<void(Settings&)>& change) = 0;
};

}  // namespace storyflow::story
