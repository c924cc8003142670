#include "story/segment.hpp"

#include <algorithm>

namespace storyflow::story {

namespace {

bool was_made_on_another_text(const Segment& segment, const SegmentEdit& change) {
    if (!change.made_on) return false;
    const bool was_seen = std::ranges::find(*change.made_on, segment.text_revision) != change.made_on->end();
    return !was_seen && change.text_content != segment.text_content;
}

}  // namespace

void edit(Segment& segment, const SegmentEdit& change) {
    if (was_made_on_another_text(segment, change)) throw TextChangedSince(segment);
    if (segment.is_locked && (change.text_content || change.image_prompt)) throw SegmentLocked();
    if (change.text_content && *change.text_content != segment.text_content) {
        segment.text_content = *change.text_content;
        ++segment.text_revision;
    }
    if (change.image_prompt) segment.image_prompt = *change.image_prompt;
    if (change.is_locked) {
        if (*change.is_locked && !segment.is_locked) ++segment.lock_revision;
        segment.is_locked = *change.is_locked;
    }
}

}  // namespace storyflow::story
