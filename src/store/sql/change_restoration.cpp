#include "store/sql/change_restoration.hpp"

#include <string>
#include <utility>

#include "base/error.hpp"
#include "store/sql/changed_pronunciation.hpp"
#include "store/sql/project_room.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/segment_rows.hpp"

namespace storyflow::store::sql {

namespace {

using story::ChangeKind;
using story::ChangeOvertaken;

ChangeOvertaken changed_since() {
    return ChangeOvertaken("A segment was changed since. It is left as it is.");
}

bool is_taken(Transaction& transaction, const story::Segment& segment) {
    return Query(transaction, "SELECT 1 FROM segments WHERE project_id = $1 AND sequence_index = $2",
                 segment.project_id, segment.sequence_index)
        .next();
}

}  // namespace

ChangeRestoration::ChangeRestoration(Transaction& transaction, std::string_view project_id,
                                     const story::StoryChange& change, Side to,
                                     const story::FileCheck& is_there)
    : transaction_(transaction),
      key_{project_id, change.id},
      to_(to),
      is_there_(is_there),
      owed_(transaction),
      outcome_{.change = change, .media = {}} {}

story::ChangeOutcome ChangeRestoration::run() {
    restore_story();
    restore_pronunciation(transaction_, key_, to_);
    require_room(transaction_, key_.project_id, growth_of(transaction_, key_, to_));
    const auto ids = segments_of_change(transaction_, key_);
    for (const std::string& id : ids)
        restore_segment(id);
    restore_order();
    mark_undone(transaction_, key_, to_ == Side::before);
    outcome_.change.is_undone = to_ == Side::before;
    outcome_.media = owed_.all();
    return std::move(outcome_);
}

void ChangeRestoration::restore_story() {
    const auto from = find_recorded_project(transaction_, key_, other(to_));
    const auto target = find_recorded_project(transaction_, key_, to_);
    const auto now = find_project(transaction_, key_.project_id);
    if (!from || !target || !now) return;
    auto restored = story::restored(now->project, *from, *target);
    if (!restored) throw ChangeOvertaken("The story was changed since. It is left as it is.");
    write_project_edit(transaction_, *restored);
}

void ChangeRestoration::restore_order() {
    const auto wanted = recorded_order(transaction_, key_, to_);
    if (!wanted) return;
    const auto from = recorded_order(transaction_, key_, other(to_));
    if (order_of_segments(transaction_, key_.project_id) != from) {
        throw ChangeOvertaken("The order of the segments was changed since. It is left as it is.");
    }
    number_segments(transaction_, key_.project_id, *wanted);
}

void ChangeRestoration::restore_segment(const std::string& id) {
    const auto from = find_recorded(transaction_, key_, other(to_), id);
    const auto target = find_recorded(transaction_, key_, to_, id);
    if (!from && target) put_in(*target);
    if (from && !target) take_out(id, *from);
    if (from && target && !change_back(*from, *target)) {
        ++outcome_.left_out;
        return;
    }
    ++outcome_.restored;
}

void ChangeRestoration::put_in(const RecordedSegment& recorded) {
    const auto& segment = recorded.segment;
    if (find_segment(transaction_, segment.id)) throw changed_since();
    require_in_place(segment.narration, recorded.kept_sound);
    if (is_taken(transaction_, segment)) {
        open_place(transaction_, key_.project_id, segment.sequence_index);
    }
    insert_recorded(transaction_, key_, to_, segment.id);
    if (!segment.narration) return;
    if (!can_give(recorded)) return clear_narration(transaction_, segment.id);
    give_sound(recorded, segment, {});
}

/// Narrations made since then are recorded too, so that a redo restores them.
void ChangeRestoration::take_out(const std::string& id, const RecordedSegment& from) {
    const auto now = find_segment(transaction_, id);
    if (!now || now->text_content != from.segment.text_content) throw changed_since();
    if (now->is_locked && !from.segment.is_locked) throw story::SegmentLocked();
    if (now->narration) require_in_place(now->narration, kept_name(key_, *now));
    if (!from.kept_sound.empty() && from.kept_sound != kept_name(key_, *now)) {
        owed_.remove_file(from.kept_sound);
    }
    record_again(transaction_, key_, other(to_), id);
    if (now->narration) {
        const auto kept = kept_name(key_, *now);
        owed_.remove_file(now->narration->audio_file, kept);
        write_kept_sound(transaction_, key_, other(to_), id, kept);
    }
    transaction_.run("DELETE FROM segments WHERE id = $1", id);
}

bool ChangeRestoration::change_back(const RecordedSegment& from, const RecordedSegment& target) {
    const auto now = find_segment(transaction_, from.segment.id);
    if (!now && !is_only_of_sounds()) throw changed_since();
    if (!now) return false;
    auto wanted = goal(*now, from.segment, target.segment);
    if (!wanted) return false;
    const bool has_other_sound = !story::have_same_sound(*wanted, *now);
    if (has_other_sound && wanted->narration && !can_give(target)) {
        if (is_only_of_sounds()) return false;
        wanted->narration.reset();
    }
    write_segment(transaction_, *wanted);
    if (has_other_sound) {
        switch_sound(*now, *wanted, target);
    } else if (wanted->narration != now->narration) {
        write_narration(transaction_, now->id, *wanted->narration);
    }
    return true;
}

std::optional<story::Segment> ChangeRestoration::goal(const story::Segment& now, const story::Segment& from,
                                                      const story::Segment& target) const {
    if (is_only_of_sounds() && now.is_locked && !from.is_locked) return std::nullopt;
    auto wanted = story::restored(now, from, target);
    if (!wanted && !is_only_of_sounds()) throw changed_since();
    return wanted;
}

void ChangeRestoration::switch_sound(const story::Segment& now, const story::Segment& wanted,
                                     const RecordedSegment& target) {
    require_in_place(now.narration ? now.narration : wanted.narration, target.kept_sound);
    const auto kept = record_sound(now);
    if (wanted.narration) return give_sound(target, wanted, kept);
    owed_.remove_file(now.narration->audio_file, kept);
    clear_narration(transaction_, now.id);
}

void ChangeRestoration::give_sound(const RecordedSegment& target, const story::Segment& wanted,
                                   const std::string& kept) {
    owed_.put_back(target.kept_sound, wanted.narration->audio_file, kept);
    write_narration(transaction_, wanted.id, *wanted.narration);
    restore_words(transaction_, key_, to_, wanted.id);
    write_dictionary(transaction_, wanted.id, target.dictionary_revision);
}

std::string ChangeRestoration::record_sound(const story::Segment& now) {
    const auto from = find_recorded(transaction_, key_, other(to_), now.id);
    if (!now.narration || (from && can_give(*from))) return {};
    auto kept = kept_name(key_, now);
    record_words(transaction_, key_, other(to_), now.id);
    write_kept_sound(transaction_, key_, other(to_), now.id, kept);
    return kept;
}

bool ChangeRestoration::can_give(const RecordedSegment& recorded) const {
    return !recorded.kept_sound.empty() && is_there_(recorded.kept_sound);
}

bool ChangeRestoration::is_only_of_sounds() const {
    return outcome_.change.kind == ChangeKind::narration;
}

void ChangeRestoration::require_in_place(const std::optional<story::Narration>& narration,
                                         const std::string& kept) const {
    const bool is_awaited = (narration && is_on_its_way(transaction_, narration->audio_file)) ||
                            (!kept.empty() && is_on_its_way(transaction_, kept));
    if (!is_awaited) return;
    throw base::Error(base::ErrorKind::unavailable,
                      "A narration of this change is still on its way into its place. Try again shortly.");
}

}  // namespace storyflow::store::sql
