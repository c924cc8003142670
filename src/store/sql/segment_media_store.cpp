#include "store/sql/segment_media_store.hpp"

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

void write_narration(Transaction& transaction, std::string_view id, const story::Narration& narration) {
    transaction.run(R"sql(
        UPDATE segments
        SET audio_file = $1, audio_duration = $2, audio_engine = $3, audio_voice = $4,
            audio_spoken_voice = $5, audio_speed = $6, audio_text_revision = $7, audio_item = $8,
            narration_revision = narration_revision + 1
        WHERE id = $9
    )sql",
                    narration.audio_file, narration.duration, narration.engine, narration.voice,
                    narration.spoken_voice, narration.speed, narration.text_revision, narration.item_id, id);
}

/// With which pronunciations the narration was spoken.
void write_dictionary(Transaction& transaction, std::string_view id, std::int64_t revision) {
    transaction.run(R"sql(
        INSERT INTO narration_dictionaries (segment_id, revision) VALUES ($1, $2)
        ON CONFLICT (segment_id) DO UPDATE SET revision = excluded.revision
    )sql",
                    id, revision);
}

void write_image(Transaction& transaction, std::string_view id,
                 const std::optional<std::string>& image_file) {
    transaction.run("UPDATE segments SET image_file = $1 WHERE id = $2", image_file, id);
}

/// Publishes a file; removes the previous file if it has another name.
MediaChanges switch_file(Transaction& transaction, const std::optional<std::string>& previous,
                         const std::string& target, const std::string& incoming_file) {
    OwedChanges owed(transaction);
    owed.publish(incoming_file, target);
    if (previous && *previous != target) owed.remove_file(*previous);
    return owed.all();
}

MediaChanges remove_one(Transaction& transaction, const std::string& file) {
    OwedChanges owed(transaction);
    owed.remove_file(file);
    return owed.all();
}

}  // namespace

std::variant<MediaChanges, PublishRefusal> SegmentMediaStore::publish_narration(
    const story::NarrationDraft& draft) {
    return database_.write([&](Transaction& transaction) -> std::variant<MediaChanges, PublishRefusal> {
        lock_project_of(transaction, draft.segment_id);
        const auto segment = find_segment(transaction, draft.segment_id);
        const bool holds_lease = !draft.lease || holds(transaction, *draft.lease);
        if (const auto refused = story::publish_refusal(segment, draft, holds_lease)) return *refused;
        write_narration(transaction, segment->id, draft.narration);
        replace_words(transaction, segment->id, draft.words);
        write_dictionary(transaction, segment->id, draft.dictionary_revision);
        touch_project(transaction, segment->project_id);
        std::optional<std::string> previous;
        if (segment->narration) previous = segment->narration->audio_file;
        return switch_file(transaction, previous, draft.narration.audio_file, draft.incoming_file);
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
        clear_narration(transaction, id);
        touch_project(transaction, segment->project_id);
        return remove_one(transaction, segment->narration->audio_file);
    });
}

std::optional<MediaChanges> SegmentMediaStore::set_image(std::string_view id, const std::string& target,
                                                         const std::string& incoming_file) {
    return database_.write([&](Transaction& transaction) -> std::optional<MediaChanges> {
        const auto segment = find_unlocked(transaction, id);
        if (!segment) return std::nullopt;
        write_image(transaction, id, target);
        touch_project(transaction, segment->project_id);
        return switch_file(transaction, segment->image_file, target, incoming_file);
    });
}

Removal SegmentMediaStore::remove_image(std::string_view id) {
    return database_.write_even_if_full([&](Transaction& transaction) -> Removal {
        const auto segment = find_unlocked(transaction, id);
        if (!segment) return std::nullopt;
        if (!segment->image_file) return NothingThere{};
        write_image(transaction, id, std::nullopt);
        touch_project(transaction, segment->project_id);
        return remove_one(transaction, *segment->image_file);
    });
}

}  // namespace storyflow::store::sql
