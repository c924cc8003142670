#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/owed_changes.hpp"
#include "store/sql/transaction.hpp"
#include "story/change.hpp"

/// How a transaction that changes a story records it, so that it can be undone. The caller has locked the
/// project.
namespace storyflow::store::sql {

/// Names one change. Borrows the project's id.
struct ChangeKey {
    std::string_view project_id;
    std::int64_t number = 0;
};

enum class Side { before = 0, after = 1 };
enum class WithSound { no, yes };  ///< `yes` if the change takes the narration away

[[nodiscard]] Side other(Side side);
/// As it is stored.
[[nodiscard]] std::int64_t number_of(Side side);

/// Begins a change of one segment, or of the story if `segment` is null. What was undone can then no longer
/// be made again. `task_id` is that of narrations.
[[nodiscard]] ChangeKey begin_change(Transaction& transaction, std::string_view project_id,
                                     story::ChangeKind kind, const story::Segment* segment,
                                     std::string_view task_id = {});
/// The latest change, if it was of this kind and segment less than a minute ago: several keys or steps of a
/// slider are one change. Otherwise begins a new one.
[[nodiscard]] ChangeKey continue_change(Transaction& transaction, std::string_view project_id,
                                        story::ChangeKind kind, const story::Segment* segment);
/// The latest change, if it is of this kind and group, which is not empty. Otherwise begins a new one.
[[nodiscard]] ChangeKey change_of_group(Transaction& transaction, story::ChangeKind kind,
                                        const story::Segment& segment, const story::ChangeGroup& group);
/// The change of the task's narrations; begins it with the task's first one.
[[nodiscard]] ChangeKey change_of_task(Transaction& transaction, const story::Segment& segment,
                                       std::string_view task_id);

/// Copies the segment as it is in this transaction, with its words if its narration is taken away. Returns
/// false, and does nothing, for a segment that has a row of the side `before`: the first one counts.
bool record(Transaction& transaction, const ChangeKey& change, Side side, std::string_view segment_id,
            WithSound sound = WithSound::no);
/// Copies the segment with its words in place of what was recorded before.
void record_again(Transaction& transaction, const ChangeKey& change, Side side, std::string_view segment_id);
void remove_recorded(Transaction& transaction, const ChangeKey& change, Side side,
                     std::string_view segment_id);
/// Copies the words of a recorded segment.
void record_words(Transaction& transaction, const ChangeKey& change, Side side, std::string_view segment_id);
/// The same for title, author, voice and speed of the story.
void record_project(Transaction& transaction, const ChangeKey& change, Side side);
void record_order(Transaction& transaction, const ChangeKey& change, const std::vector<std::string>& before,
                  const std::vector<std::string>& after);
/// The change of a segment that was just inserted.
void record_insertion(Transaction& transaction, const story::Segment& segment);
/// The one change of all segments that were just added at the end of the story.
void record_insertions(Transaction& transaction, const std::vector<story::Segment>& segments);

/// The name under which the narration of the segment can be kept.
[[nodiscard]] std::string kept_name(const ChangeKey& change, const story::Segment& segment);
/// Writes that the sound of a recorded segment lies in this file.
void write_kept_sound(Transaction& transaction, const ChangeKey& change, Side side,
                      std::string_view segment_id, const std::string& file);

/// Records the segment with its narration, and removes its file; the sound is kept.
void record_removed_sound(Transaction& transaction, OwedChanges& owed, const ChangeKey& change, Side side,
                          const story::Segment& segment);

}  // namespace storyflow::store::sql
