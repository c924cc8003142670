#include "store/sql/segment_media_store.hpp"

#include "store/sql/change_records.hpp"
#include "store/sql/narration_words.hpp"
#include "store/sql/owed_changes.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/segment_rows.hpp"
#include "story/publishing.hpp"

namespace storyflow::store::sql {

namespace {

using story::MediaChanges;
using story::NothingThere;
using story::PublishRefusal;
using Removal = std::optional<std::variant<MediaChanges, NothingThere>>;

/// Whether the lease is valid. Locks the item's row: until this transaction ends the item cannot be handed
/// out again.
bool holds(Transaction& transaction, const story::WorkLease& lease) {
    return Query(transaction, R"sql(
        SELECT 1 FROM task_items WHERE id = $1 AND lease = $2 AND state = 'RUNNING' FOR SHARE
    )sql",
                 lease.item_id, lease.number)
        .next();
}

/// Locks the segment's project. Returns std::nullopt for an unknown segment; throws for a locked one.
std::optional<story::Segment> find_unlocked(Transaction& transaction, std::string_view id) {
    lock_project_of(transaction, id);
    auto segment = find_segment(transaction, id);
    if (segment) story::require_unlocked(*segment);
    return segment;
}

/// The file of the earlier picture stays where it is until the change is forgotten: no other picture ever
/// gets its name.
void record_picture(Transaction& transaction, const story::Segment& segment, story::ChangeKind kind,
                    const std::optional<std::string>& image_file) {
    const auto change = begin_change(transaction, segment.project_id, kind, &segment);
    record(transaction, change, Side::before, segment.id);
    transaction.run("UPDATE segments SET image_file = $1 WHERE id = $2", image_file, segment.id);
    record(transaction, change, Side::after, segment.id);
}

MediaChanges publish_file(Transaction& transaction, const std::string& incoming_file,
                          const std::string& target) {
    OwedChanges owed(transaction);
    owed.publish(incoming_file, target);
    return owed.all();
}

std::string task_of(Transaction& transaction, const std::optional<std::int64_t>& item_id) {
    if (!item_id) return {};
    return Query(transaction, "SELECT task_id FROM task_items WHERE id = $1", *item_id)
        .first<std::string>()
        .value_or("");
}

/// Publishes the file of a narration that takes the place of an earlier one, which is kept.
MediaChanges replace_sound(Transaction& transaction, const ChangeKey& change, const story::Segment& segment,
                           const story::NarrationDraft& draft) {
    OwedChanges owed(transaction);
    const auto& target = draft.narration.audio_file;
    const auto& previous = segment.narration->audio_file;
    const auto kept = kept_name(change, segment);
    bool is_kept = false;
    if (previous == target) {
        is_kept = owed.publish(draft.incoming_file, target, kept);
    } else {
        owed.publish(draft.incoming_file, target);
        is_kept = owed.remove_file(previous, kept);
    }
    if (is_kept) write_kept_sound(transaction, change, Side::before, segment.id, kept);
    return owed.all();
}

void publish_rows(Transaction& transaction, const story::NarrationDraft& draft) {
    write_narration(transaction, draft.segment_id, draft.narration);
    replace_words(transaction, draft.segment_id, draft.words);
    write_dictionary(transaction, draft.segment_id, draft.dictionary_revision);
}

/// A first narration takes nothing away, so that there is nothing to undo. A segment that one task narrates
/// twice keeps the sound that it had before the task.
MediaChanges publish_over(Transaction& transaction, const story::Segment& segment,
                          const story::NarrationDraft& draft) {
    if (!segment.narration) {
        publish_rows(transaction, draft);
        return publish_file(transaction, draft.incoming_file, draft.narration.audio_file);
    }
    const auto change = change_of_task(transaction, segment, task_of(transaction, draft.narration.item_id));
    const bool is_first = record(transaction, change, Side::before, segment.id, WithSound::yes);
    publish_rows(transaction, draft);
    record(transaction, change, Side::after, segment.id);
    if (!is_first) return publish_file(transaction, draft.incoming_file, draft.narration.audio_file);
    return replace_sound(transaction, change, segment, draft);
}

}  // namespace

std::variant<MediaChanges, PublishRefusal> SegmentMediaStore::publish_narration(
    const story::NarrationDraft& draft) {
    return database_.write([&](Transaction& transaction) -> std::variant<MediaChanges, PublishRefusal> {
        lock_project_of(transaction, draft.segment_id);
        const auto segment = find_segment(transaction, draft.segment_id);
        const bool holds_lease = !draft.lease || holds(transaction, *draft.lease);
        if (const auto refused = story::publish_refusal(segment, draft, holds_lease)) return *refused;
        touch_project(transaction, segment->project_id);
        return publish_over(transaction, *segment, draft);
    });
}

std::optional<std::vector<story::NarratedWord>> SegmentMediaStore::words(std::string_view id) {
    return database_.read([&](Transaction& transaction) -> std::optional<std::vector<story::NarratedWord>> {
        if (!find_segment(transaction, id)) return std::nullopt;
        return list_words(transaction, id);
    });
}

Removal SegmentMediaStore::remove_narration(std::string_view id) {
    return database_.write_even_if_full([&](Transaction& transaction) -> Removal {
        const auto segment = find_unlocked(transaction, id);
        if (!segment) return std::nullopt;
        if (!segment->narration) return NothingThere{};
        OwedChanges owed(transaction);
        const auto change =
            begin_change(transaction, segment->project_id, story::ChangeKind::narration_removal, &*segment);
        record_removed_sound(transaction, owed, change, Side::before, *segment);
        clear_narration(transaction, id);
        record(transaction, change, Side::after, id);
        touch_project(transaction, segment->project_id);
        return owed.all();
    });
}

std::optional<MediaChanges> SegmentMediaStore::set_image(std::string_view id, const std::string& target,
                                                         const std::string& incoming_file) {
    return database_.write([&](Transaction& transaction) -> std::optional<MediaChanges> {
        const auto segment = find_unlocked(transaction, id);
        if (!segment) return std::nullopt;
        record_picture(transaction, *segment, story::ChangeKind::picture, target);
        touch_project(transaction, segment->project_id);
        return publish_file(transaction, incoming_file, target);
    });
}

Removal SegmentMediaStore::remove_image(std::string_view id) {
    return database_.write_even_if_full([&](Transaction& transaction) -> Removal {
        const auto segment = find_unlocked(transaction, id);
        if (!segment) return std::nullopt;
        if (!segment->image_file) return NothingThere{};
        record_picture(transaction, *segment, story::ChangeKind::picture_removal, std::nullopt);
        touch_project(transaction, segment->project_id);
        return MediaChanges{};
    });
}

}  // namespace storyflow::store::sql
