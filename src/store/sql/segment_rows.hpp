#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "store/sql/transaction.hpp"
#include "story/stores.hpp"

/// Rows of `segments`, within the caller's transaction.
namespace storyflow::store::sql {

/// The columns that `read_segment` reads. `changed_segments` has them, too.
inline constexpr std::string_view segment_columns =
    "id, project_id, sequence_index, text_content, image_prompt, image_file, audio_file, audio_duration, "
    "audio_engine, audio_voice, audio_speed, audio_text_revision, audio_item, audio_spoken_voice, "
    "audio_text_digest, voice_id, tts_speed, chapter_title, chapter_level, scene_break, pause_before, "
    "source_place, image_fit, is_locked, "
    "text_revision, lock_revision, narration_revision";

[[nodiscard]] story::Segment read_segment(Query& row);
[[nodiscard]] std::optional<story::Segment> find_segment(Transaction& transaction, std::string_view id);
/// Calls `visitor` for all segments of the project in their order.
void visit_segments(Transaction& transaction, std::string_view project_id, story::SegmentVisitor& visitor);

/// `Opening` as values of columns; borrows the title.
struct OpeningColumns {
    std::optional<std::string_view> chapter_title{};
    std::int64_t chapter_level = 1;
    std::int64_t scene_break = 0;
    std::optional<double> pause_before{};
};

[[nodiscard]] OpeningColumns columns_of(const story::Opening& opening);

/// Writes what a user can change of a segment, its picture, and the revisions of text and lock.
void write_segment(Transaction& transaction, const story::Segment& segment);

/// Writes the narration, and that there is another one.
void write_narration(Transaction& transaction, std::string_view id, const story::Narration& narration);

/// Writes with which pronunciations the narration was spoken.
void write_dictionary(Transaction& transaction, std::string_view id, std::int64_t revision);

/// Moves the segments from `place` on by one, so that the number is free.
void open_place(Transaction& transaction, std::string_view project_id, std::int64_t place);

/// Numbers the segments 0..n-1; `order` contains the id of each once.
void number_segments(Transaction& transaction, std::string_view project_id,
                     const std::vector<std::string>& order);

/// The ids in the order of the segments.
[[nodiscard]] std::vector<std::string> order_of_segments(Transaction& transaction,
                                                         std::string_view project_id);

/// Removes the segment's narration and its words.
void clear_narration(Transaction& transaction, std::string_view id);

/// Stores new segments, numbered from `first_index` on; their pictures are owed.
std::vector<story::Segment> insert_segments(Transaction& transaction, base::IdSource& ids,
                                            std::string_view project_id, std::int64_t first_index,
                                            const std::vector<story::NewSegment>& new_segments);

}  // namespace storyflow::store::sql
