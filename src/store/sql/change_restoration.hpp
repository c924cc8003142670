#pragma once

#include "store/sql/change_records.hpp"
#include "store/sql/change_rows.hpp"
#include "store/sql/owed_changes.hpp"
#include "story/change.hpp"

namespace storyflow::store::sql {

/// Restores one side of a change: `before` for an undo, `after` for a redo. What it takes away is recorded on
/// the other side. Borrows all; used for one change in one transaction.
class ChangeRestoration {
  public:
    ChangeRestoration(Transaction& transaction, std::string_view project_id, const story::StoryChange& change,
                      Side to, const story::FileCheck& is_there);

    /// Throws as `story::ChangeStore::undo`.
    [[nodiscard]] story::ChangeOutcome run();

  private:
    void restore_story();
    void restore_order();
    void restore_segment(const std::string& id);
    void put_in(const RecordedSegment& recorded);
    void take_out(const std::string& id, const RecordedSegment& from);
    /// Returns false if a narration is left out.
    [[nodiscard]] bool change_back(const RecordedSegment& from, const RecordedSegment& target);
    /// std::nullopt if a narration is left out.
    [[nodiscard]] std::optional<story::Segment> goal(const story::Segment& now, const story::Segment& from,
                                                     const story::Segment& target) const;
    void switch_sound(const story::Segment& now, const story::Segment& wanted, const RecordedSegment& target);
    void give_sound(const RecordedSegment& target, const story::Segment& wanted, const std::string& kept);
    /// Records the sound that the segment has now on the other side. Returns the name under which it is to be
    /// kept; empty if it is kept already or there is none.
    [[nodiscard]] std::string record_sound(const story::Segment& now);
    [[nodiscard]] bool can_give(const RecordedSegment& recorded) const;
    [[nodiscard]] bool is_only_of_sounds() const;
    void require_in_place(const std::optional<story::Narration>& narration, const std::string& kept) const;

    Transaction& transaction_;
    ChangeKey key_;
    Side to_;
    const story::FileCheck& is_there_;
    OwedChanges owed_;
    story::ChangeOutcome outcome_;
};

}  // namespace storyflow::store::sql
