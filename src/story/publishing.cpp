#include "story/publishing.hpp"

namespace storyflow::story {

std::optional<PublishRefusal> publish_refusal(const std::optional<Segment>& segment,
                                              const NarrationDraft& draft, bool holds_lease) {
    if (!holds_lease) return PublishRefusal::lease_lost;
    if (!segment) return PublishRefusal::segment_gone;
    if (segment->is_locked && draft.overridden_lock != segment->lock_revision) return PublishRefusal::locked;
    if (segment->text_revision != draft.narration.text_revision) return PublishRefusal::text_changed;
    return std::nullopt;
}

void require_unlocked(const Segment& segment) {
    if (segment.is_locked) throw SegmentLocked();
}

}  // namespace storyflow::story
