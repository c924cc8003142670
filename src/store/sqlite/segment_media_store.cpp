#include "store/sqlite/segment_media_store.hpp"

#include "store/sqlite/narration_words.hpp"
#include "store/sqlite/owed_changes.hpp"
#include "store/sqlite/project_rows.hpp"
#include "store/sqlite/segment_rows.hpp"
#include "story/publishing.hpp"

namespace storyflow::store {

namespace {

using story::MediaChanges;
using story::NothingThere;
using story::PublishRefusal;
using Removal = std::optional<std::variant<MediaChanges, NothingThere>>;

bool holds(Connection& connection, const story::WorkLease& lease) {
    return Query(connection, "SELECT 1 FROM task_items WHERE id = ? AND lease = ? AND state = 'RUNNING'",
                 lease.item_id, lease.number)
        .next();
}

/// Nothing for an unknown segment; throws for a locked one.
std::optional<story::Segment> find_unlocked(Connection& connection, std::string_view id) {
    auto segment = find_segment(connection, id);
    if (segment) story::require_unlocked(*segment);
    return segment;
}

void write_narration(Connection& connection, std::string_view id, const story::Narration& narration) {
    connection.run(R"sql(
        UPDATE segments
        SET audio_file = ?, audio_duration = ?, audio_engine = ?, audio_voice = ?, audio_speed = ?,
            audio_text_revision = ?, audio_item = ?, narration_revision = narration_revision + 1
        WHERE id = ?
    )sql",
                   narration.audio_file, narration.duration, narration.engine, narration.voice,
                   narration.speed, narration.text_revision, narration.item_id, id);
}

void clear_narration(Connection& connection, std::string_view id) {
    connection.run(R"sql(
        UPDATE segments
        SET audio_file = NULL, audio_duration = NULL, audio_engine = NULL, audio_voice = NULL,
            audio_speed = NULL, audio_text_revision = NULL, audio_item = NULL
        WHERE id = ?
    )sql",
                   id);
}

void write_image(Connection& connection, std::string_view id, const std::optional<std::string>& image_file) {
    connection.run("UPDATE segments SET image_file = ? WHERE id = ?", image_file, id);
}

/// Publishes a file; the one that was in its place under another name goes.
MediaChanges switch_file(Connection& connection, const std::optional<std::string>& previous,
                         const std::string& target, const std::string& incoming_file) {
    OwedChanges owed(connection);
    owed.publish(incoming_file, target);
    if (previous && *previous != target) owed.remove_file(*previous);
    return owed.all();
}

MediaChanges remove_one(Connection& connection, const std::string& file) {
    OwedChanges owed(connection);
    owed.remove_file(file);
    return owed.all();
}

}  // namespace

std::variant<MediaChanges, PublishRefusal> SqliteSegmentMediaStore::publish_narration(
    const story::NarrationDraft& draft) {
    return database_.write([&](Connection& connection) -> std::variant<MediaChanges, PublishRefusal> {
        const auto segment = find_segment(connection, draft.segment_id);
        const bool holds_lease = !draft.lease || holds(connection, *draft.lease);
        if (const auto refused = story::publish_refusal(segment, draft, holds_lease)) return *refused;
        write_narration(connection, segment->id, draft.narration);
        replace_words(connection, segment->id, draft.words);
        touch_project(connection, segment->project_id, clock_.now());
        std::optional<std::string> previous;
        if (segment->narration) previous = segment->narration->audio_file;
        return switch_file(connection, previous, draft.narration.audio_file, draft.incoming_file);
    });
}

std::optional<std::vector<story::NarratedWord>> SqliteSegmentMediaStore::words(std::string_view id) {
    return database_.read([&](Connection& connection) -> std::optional<std::vector<story::NarratedWord>> {
        if (!find_segment(connection, id)) return std::nullopt;
        return list_words(connection, id);
    });
}

Removal SqliteSegmentMediaStore::remove_narration(std::string_view id) {
    return database_.write_even_if_full([&](Connection& connection) -> Removal {
        const auto segment = find_unlocked(connection, id);
        if (!segment) return std::nullopt;
        if (!segment->narration) return NothingThere{};
        clear_narration(connection, id);
        replace_words(connection, id, {});
        touch_project(connection, segment->project_id, clock_.now());
        return remove_one(connection, segment->narration->audio_file);
    });
}

std::optional<MediaChanges> SqliteSegmentMediaStore::set_image(std::string_view id, const std::string& target,
                                                               const std::string& incoming_file) {
    return database_.write([&](Connection& connection) -> std::optional<MediaChanges> {
        const auto segment = find_unlocked(connection, id);
        if (!segment) return std::nullopt;
        write_image(connection, id, target);
        touch_project(connection, segment->project_id, clock_.now());
        return switch_file(connection, segment->image_file, target, incoming_file);
    });
}

Removal SqliteSegmentMediaStore::remove_image(std::string_view id) {
    return database_.write_even_if_full([&](Connection& connection) -> Removal {
        const auto segment = find_unlocked(connection, id);
        if (!segment) return std::nullopt;
        if (!segment->image_file) return NothingThere{};
        write_image(connection, id, std::nullopt);
        touch_project(connection, segment->project_id, clock_.now());
        return remove_one(connection, *segment->image_file);
    });
}

}  // namespace storyflow::store
