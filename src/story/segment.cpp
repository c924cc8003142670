#include "story/segment.hpp"

namespace storyflow::story {

void edit(Segment& segment, const SegmentEdit& change) {
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
