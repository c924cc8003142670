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

/// The ports of the story's stores. Every implementation is safe to call from any thread, makes each call one
/// transaction, and throws `base::Error{unavailable}` if the database does not answer. Ids are canonical
/// UUIDs; for an unknown id functions return std::nullopt, false or an empty list and throw nothing. Returned
/// `MediaChanges` are already in the journal; the caller passes them to `narration::MediaKeeper`. Functions
/// that add or lengthen text throw `ProjectTooLarge` if the project would exceed its limits
/// (project_size.hpp).
namespace storyflow::story {

struct NewProject {
    std::string title;
    std::int64_t resolution_width = 1920;
    std::int64_t resolution_height = 1080;
    std::int64_t framerate = 30;
    std::vector<NewSegment> segments;  ///< in order, to be numbered from 0
    std::string author{};
    std::string id{};                 ///< empty: the store gives one
    std::optional<NewFile> source{};  ///< its target names the project, which has an `id` then
};

enum class ProjectOrder { created, updated, title };

/// A filter and an order of projects; projects that are equal in the order are sorted by id.
struct ProjectQuery {
    std::string search;  ///< a part of the title, regardless of case; empty: all
    ProjectOrder order = ProjectOrder::created;
    bool is_descending = true;
};

struct ProjectPage {
    std::int64_t count = 0;  ///< of all projects that match
    std::vector<ProjectSummary> projects;
};

class ProjectStore {
  public:
    virtual ~ProjectStore() = default;
    /// Stores the project and its segments, or throws and stores nothing. The files that come with them are
    /// owed then: `MediaKeeper::settle_all` carries that out.
    virtual Project create(const NewProject& project) = 0;
    [[nodiscard]] virtual std::optional<ProjectSummary> find(std::string_view id) = 0;
    [[nodiscard]] virtual ProjectPage list(const ProjectQuery& query, std::int64_t offset,
                                           std::int64_t limit) = 0;
    /// Applies `story::edit` to the stored project, in one transaction.
    virtual std::optional<ProjectSummary> edit(std::string_view id, const ProjectEdit& change) = 0;
    /// Removes the project and its segments; the returned changes remove `projects/<id>` from the media.
    virtual std::optional<MediaChanges> remove(std::string_view id) = 0;
};

/// Receives the segments of a project one by one, so that they need not all be in memory.
class SegmentVisitor {
  public:
    virtual ~SegmentVisitor() = default;
    /// The size of the project. Called first, and again if the database restarts the transaction: then
    /// everything received before must be discarded.
    virtual void begin(const ProjectSize& size) = 0;
    virtual void visit(Segment&& segment) = 0;
};

class SegmentStore {
  public:
    virtual ~SegmentStore() = default;
    [[nodiscard]] virtual std::optional<Segment> find(std::string_view id) = 0;
    /// Passes all segments of a project to the visitor, from one consistent state, ordered by
    /// `sequence_index`; none if the project is unknown. Exceptions of the visitor are passed on. The visitor
    /// must not use the stores.
    virtual void visit(std::string_view project_id, SegmentVisitor& visitor) = 0;
    /// Adds segments at the end, numbered on from the highest index. std::nullopt if the project is unknown.
    virtual std::optional<std::vector<Segment>> append(std::string_view project_id,
                                                       const std::vector<NewSegment>& segments) = 0;
    /// Applies `story::edit` to the stored segment, in one transaction; throws as it does. Writes only
    /// what `SegmentEdit` can change, and the revisions.
    virtual std::optional<Segment> edit(std::string_view id, const SegmentEdit& change) = 0;
    /// Numbers the project's segments 0..n-1 in the given order. Returns false, and changes nothing, unless
    /// the order names each segment exactly once.
    virtual bool reorder(std::string_view project_id, const std::vector<std::string>& order) = 0;
    /// Removes the segment; the returned changes remove the image, the WAV and files not yet published.
    /// Throws `TextChangedSince` if `seen` does not contain the revision of the text.
    virtual std::optional<MediaChanges> remove(std::string_view id, const SegmentRemoval& removal) = 0;
};

/// The result of splitting a segment.
struct SplitSegment {
    Segment first;   ///< the original segment: keeps id, picture and narration
    Segment second;  ///< new, directly after the first, with the same voice and speed
};

/// The result of merging a segment with the next one.
struct MergedSegment {
    Segment segment;
    std::string removed_id;  ///< id of the next segment
    MediaChanges changes;    ///< remove the next segment's files that were not taken over
};

/// The thing that was to be used or removed does not exist.
struct NothingThere {};

/// Changes of the order of a project's segments that renumber other segments.
class SequenceStore {
  public:
    virtual ~SequenceStore() = default;
    /// Inserts a segment directly after the segment `after`, or first if `after` is null. std::nullopt if the
    /// project is unknown or has no such segment.
    virtual std::optional<Segment> insert(std::string_view project_id,
                                          const std::optional<std::string>& after,
                                          const NewSegment& segment) = 0;
    /// Applies `story::split` to the stored segment, in one transaction; throws as it does, and
    /// `TextChangedSince` if `seen` does not contain the revision of the text.
    virtual std::optional<SplitSegment> split(std::string_view id, std::int64_t at,
                                              const SeenRevisions& seen) = 0;
    /// Applies `story::merge` to the segment and the next one, in one transaction; throws as it does, and
    /// `TextChangedSince` if the two differ from `seen`. `NothingThere` for the last segment.
    virtual std::optional<std::variant<MergedSegment, NothingThere>> merge_next(
        std::string_view id, const SeenNeighbours& seen) = 0;
};

/// Why a finished narration was not published. The segment keeps what it had before.
enum class PublishRefusal { segment_gone, text_changed, locked, lease_lost };

/// The right to publish for a task item; see `tasks::ItemClaim`. It ends when the item is handed to another
/// worker.
struct WorkLease {
    std::int64_t item_id = 0;
    std::int64_t number = 0;
};

/// A finished narration that is to be published.
struct NarrationDraft {
    std::string segment_id;
    Narration narration;        ///< `text_revision` was read before speaking
    std::string incoming_file;  ///< media-relative, synced
    std::vector<NarratedWord> words;
    /// If set, the user explicitly asked to narrate the segment although it was locked at this
    /// `lock_revision`. A later lock still prevents publishing.
    std::optional<std::int64_t> overridden_lock;
    std::optional<WorkLease> lease;        ///< must still be held; std::nullopt: not checked
    std::int64_t dictionary_revision = 0;  ///< the largest among the pronunciations that were used
};

class SegmentMediaStore {
  public:
    virtual ~SegmentMediaStore() = default;
    /// Replaces the segment's narration and words, if existence, text revision, lock and lease still allow
    /// it.
    virtual std::variant<MediaChanges, PublishRefusal> publish_narration(const NarrationDraft& draft) = 0;
    /// The words of the segment's narration in order; empty without a narration, std::nullopt for an unknown
    /// segment.
    [[nodiscard]] virtual std::optional<std::vector<NarratedWord>> words(std::string_view id) = 0;
    /// std::nullopt for an unknown segment; throws `SegmentLocked` if it is locked.
    virtual std::optional<std::variant<MediaChanges, NothingThere>> remove_narration(std::string_view id) = 0;
    /// Makes `target` the segment's image; the returned changes publish it from `incoming_file` and remove
    /// the previous image.
    virtual std::optional<MediaChanges> set_image(std::string_view id, const std::string& target,
                                                  const std::string& incoming_file) = 0;
    virtual std::optional<std::variant<MediaChanges, NothingThere>> remove_image(std::string_view id) = 0;
};

/// The journal of file changes that are still to be carried out (owed). See `MediaChange`.
class MediaJournal {
  public:
    virtual ~MediaJournal() = default;
    /// The owed changes, oldest first.
    [[nodiscard]] virtual MediaChanges pending() = 0;
    /// Runs `action`, which carries out the change, if the change is still owed, and removes it from the
    /// journal. No other thread or process carries out a change of the same project's files meanwhile.
    /// Returns false if the change is no longer owed (a later one replaced it, or another thread or process
    /// carried it out). If `action` throws, the exception is passed on and the change stays owed. `action`
    /// must not use the stores, and carrying out a change twice must do no harm.
    virtual bool carry_out(const MediaChange& change, const std::function<void()>& action) = 0;
    /// Call it if the file `target` is missing or has wrong content and no owed change will restore it.
    /// `lost` is the journal's id of the publication that should have created it, if it is still owed.
    /// Removes that publication from the journal, and removes the narration (with its words) or the picture
    /// that names the file from its segment, or the film from its project, so that it can be made anew;
    /// likewise the logo, or the font from the settings. Does nothing if `lost` is no longer owed; changes
    /// nothing else while another change of the file is owed. Returns true if something named the file.
    virtual bool withdraw(std::string_view target, std::optional<std::int64_t> lost) = 0;
};

/// A word or its pronunciation, both without blanks at the ends; fields that are std::nullopt stay.
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
    /// The project's pronunciations by word (case folded), then id. Empty for an unknown project.
    [[nodiscard]] virtual std::vector<Pronunciation> list(std::string_view project_id) = 0;
    [[nodiscard]] virtual std::optional<Pronunciation> find(std::string_view id) = 0;
    /// With which pronunciations the project's narrations were spoken.
    [[nodiscard]] virtual NarratedDictionaries narrated(std::string_view project_id) = 0;
    /// std::nullopt for an unknown project. Throws `PronunciationRefused`.
    virtual std::optional<Pronunciation> add(std::string_view project_id, std::string_view word,
                                             std::string_view spoken_as) = 0;
    /// Throws `PronunciationRefused`.
    virtual std::optional<Pronunciation> edit(std::string_view id, const PronunciationEdit& change) = 0;
    /// False for an unknown id.
    virtual bool remove(std::string_view id) = 0;
};

class SettingsStore {
  public:
    virtual ~SettingsStore() = default;
    /// The settings; stores the defaults on first use.
    [[nodiscard]] virtual Settings load() = 0;
    /// Reads, changes and writes the settings in one transaction and updates `updated_at`. If `change`
    /// throws, nothing is written. An `active_logo` that does not exist becomes none.
    virtual Settings change(const std::function<void(Settings&)>& change) = 0;
};

}  // namespace storyflow::story
