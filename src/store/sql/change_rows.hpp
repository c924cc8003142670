#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/change_records.hpp"
#include "store/sql/transaction.hpp"
#include "story/change.hpp"
#include "story/project_size.hpp"

/// Rows of recorded changes, within the caller's transaction, which has locked the project.
namespace storyflow::store::sql {

/// A recorded segment: before or after a change.
struct RecordedSegment {
    story::Segment segment;
    std::string kept_sound;  ///< the file; empty if there is none
    std::int64_t dictionary_revision = 0;
};

/// The latest change that can be undone, or the next that can be made again.
[[nodiscard]] std::optional<story::StoryChange> change_to_undo(Transaction& transaction,
                                                               std::string_view project_id);
[[nodiscard]] std::optional<story::StoryChange> change_to_redo(Transaction& transaction,
                                                               std::string_view project_id);
[[nodiscard]] story::ChangeList list_changes(Transaction& transaction, std::string_view project_id);

/// The ids of the change's segments: those that were there before the change first.
[[nodiscard]] std::vector<std::string> segments_of_change(Transaction& transaction, const ChangeKey& change);
[[nodiscard]] std::optional<RecordedSegment> find_recorded(Transaction& transaction, const ChangeKey& change,
                                                           Side side, std::string_view segment_id);
/// Title, author, voice and speed of the story as the change recorded them; std::nullopt if it left them.
[[nodiscard]] std::optional<story::Project> find_recorded_project(Transaction& transaction,
                                                                  const ChangeKey& change, Side side);
/// The order that the change recorded; std::nullopt if it left the order as it was.
[[nodiscard]] std::optional<std::vector<std::string>> recorded_order(Transaction& transaction,
                                                                     const ChangeKey& change, Side side);

/// The segments that restoring this side of the change adds, and their text.
[[nodiscard]] story::ProjectSize growth_of(Transaction& transaction, const ChangeKey& change, Side to);

/// Inserts the recorded segment, at a place that is free.
void insert_recorded(Transaction& transaction, const ChangeKey& change, Side side,
                     std::string_view segment_id);
/// Makes the recorded words those of the segment.
void restore_words(Transaction& transaction, const ChangeKey& change, Side side, std::string_view segment_id);
void mark_undone(Transaction& transaction, const ChangeKey& change, bool is_undone);

/// Removes one recorded segment of a change, and its kept sound.
void forget_recorded(Transaction& transaction, OwedChanges& owed, const ChangeKey& change, Side side,
                     std::string_view segment_id);
/// Removes all recorded changes of a project that is removed with its files.
void forget_changes_of(Transaction& transaction, std::string_view project_id);
/// Removes a change and the files that only it names.
void forget_change(Transaction& transaction, OwedChanges& owed, const ChangeKey& change);

}  // namespace storyflow::store::sql
