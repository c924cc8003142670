#include "store/sql/project_copy_store.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/sql/owed_changes.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/row_batch.hpp"
#include "store/sql/segment_rows.hpp"
#include "story/project_size.hpp"

namespace storyflow::store::sql {

namespace {

using story::SegmentCopy;
using Copies = std::vector<const SegmentCopy*>;

story::Project project_of(Transaction& transaction, const story::Project& original,
                          const story::ProjectCopy& copy) {
    story::Project made = original;
    made.id = copy.id;
    made.title = copy.title;
    made.created_at = made.updated_at = transaction.now();
    made.status = story::RenderStatus::draft;
    made.output_path.reset();
    made.source_file.reset();
    if (copy.source) made.source_file = copy.source->target;
    return made;
}

story::NewSegment text_of(const SegmentCopy& copy) {
    const auto& original = copy.original;
    return {.text_content = original.text_content,
            .image_prompt = original.image_prompt,
            .voice_id = original.voice_id,
            .tts_speed = original.tts_speed,
            .opening = original.opening,
            .id = copy.id,
            .image = copy.picture,
            .source_place = original.source_place,
            .image_fit = original.image_fit};
}

std::vector<story::NewSegment> texts_of(const story::ProjectCopy& copy) {
    std::vector<story::NewSegment> texts;
    texts.reserve(copy.segments.size());
    std::ranges::transform(copy.segments, std::back_inserter(texts), text_of);
    return texts;
}

/// With their revisions, so that narrations that are older than one of them are so in the copy, too.
void copy_pronunciations(Transaction& transaction, base::IdSource& ids, const story::ProjectCopy& copy) {
    const auto known =
        Query(transaction, "SELECT id FROM pronunciations WHERE project_id = $1", copy.original_id)
            .all<std::string>();
    std::vector<std::string> new_ids;
    std::ranges::generate_n(std::back_inserter(new_ids), static_cast<std::ptrdiff_t>(known.size()),
                            [&ids] { return ids.uuid(); });
    RowBatch rows("($, $, $)");
    for (std::size_t i = 0; i < known.size(); ++i)
        rows.add(known[i], new_ids[i], copy.id);
    rows.run(transaction, "WITH copied (original_id, copy_id, copy_project) AS (VALUES ", R"sql()
        INSERT INTO pronunciations (id, project_id, word, word_key, spoken_as, revision)
        SELECT copy_id, copy_project, word, word_key, spoken_as, revision
        FROM pronunciations JOIN copied ON id = original_id
    )sql");
    transaction.run(R"sql(
        UPDATE projects
        SET dictionary_revision = (SELECT dictionary_revision FROM projects WHERE id = $1)
        WHERE id = $2
    )sql",
                    copy.original_id, copy.id);
}

void lock_copies(Transaction& transaction, const story::ProjectCopy& copy) {
    RowBatch locked("$");
    for (const SegmentCopy& segment : copy.segments) {
        if (segment.original.is_locked) locked.add(segment.id);
    }
    locked.run(transaction, "UPDATE segments SET is_locked = TRUE, lock_revision = 1 WHERE id IN (", ")");
}

std::unordered_map<std::string, std::int64_t> narrations_now(Transaction& transaction,
                                                             const std::string& project_id) {
    std::unordered_map<std::string, std::int64_t> revisions;
    Query row(transaction, "SELECT id, narration_revision FROM segments WHERE project_id = $1", project_id);
    while (row.next()) {
        auto id = row.take<std::string>();
        revisions[std::move(id)] = row.take<std::int64_t>();
    }
    return revisions;
}

/// Those whose narration is still the one that was read; the files of the others are discarded, because they
/// may hold another sound than the row says.
Copies copies_with_sound(Transaction& transaction, OwedChanges& owed, const story::ProjectCopy& copy) {
    const auto now = narrations_now(transaction, copy.original_id);
    Copies sounding;
    for (const SegmentCopy& segment : copy.segments) {
        if (!segment.sound) continue;
        const auto found = now.find(segment.original.id);
        if (found != now.end() && found->second == segment.original.narration_revision) {
            sounding.push_back(&segment);
        } else {
            owed.remove_file(segment.sound->incoming_file);
        }
    }
    return sounding;
}

void copy_sound(Transaction& transaction, OwedChanges& owed, const SegmentCopy& copy) {
    story::Narration narration = copy.original.narration.value();
    narration.audio_file = copy.sound->target;
    narration.text_revision = story::Segment().text_revision;
    narration.item_id.reset();
    write_narration(transaction, copy.id, narration);
    owed.publish(copy.sound->incoming_file, copy.sound->target);
}

void copy_words(Transaction& transaction, const Copies& sounding) {
    RowBatch rows("($, $)");
    for (const SegmentCopy* copy : sounding)
        rows.add(copy->original.id, copy->id);
    const std::string copied = "WITH copied (original_id, copy_id) AS (VALUES ";
    rows.run(transaction, copied, R"sql()
        INSERT INTO narration_words (segment_id, position, text, spoken, start_time, end_time, char_start,
                                     char_end)
        SELECT copy_id, position, text, spoken, start_time, end_time, char_start, char_end
        FROM narration_words JOIN copied ON segment_id = original_id
    )sql");
    rows.run(transaction, copied, R"sql()
        INSERT INTO narration_dictionaries (segment_id, revision)
        SELECT copy_id, revision FROM narration_dictionaries JOIN copied ON segment_id = original_id
    )sql");
}

story::Project insert_copy(Transaction& transaction, base::IdSource& ids, const story::Project& original,
                           const story::ProjectCopy& copy) {
    const auto texts = texts_of(copy);
    story::require_room({}, story::size_of(texts));
    auto project = project_of(transaction, original, copy);
    OwedChanges owed(transaction);
    insert_project(transaction, project);
    if (copy.source) owed.publish(copy.source->incoming_file, copy.source->target);
    insert_segments(transaction, ids, project.id, 0, texts);
    copy_pronunciations(transaction, ids, copy);
    lock_copies(transaction, copy);
    const auto sounding = copies_with_sound(transaction, owed, copy);
    for (const SegmentCopy* segment : sounding)
        copy_sound(transaction, owed, *segment);
    copy_words(transaction, sounding);
    return project;
}

}  // namespace

std::optional<story::Project> ProjectCopyStore::copy(const story::ProjectCopy& copy) {
    return database_.write([&](Transaction& transaction) -> std::optional<story::Project> {
        if (!lock_project(transaction, copy.original_id)) return std::nullopt;
        const auto original = find_project(transaction, copy.original_id);
        if (!original) return std::nullopt;
        return insert_copy(transaction, ids_, original->project, copy);
    });
}

}  // namespace storyflow::store::sql
