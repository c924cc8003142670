#include "story/segment.hpp"

#include <algorithm>

namespace storyflow::story {

namespace {

bool was_seen(const Segment& segment, const SeenRevisions& seen) {
    return !seen || std::ranges::find(*seen, segment.text_revision) != seen->end();
}

bool changes_content(const SegmentEdit& change) {
    return change.text_content || change.image_prompt || change.voice_id || change.tts_speed ||
           change.chapter || change.scene_break || change.pause_before || change.image_fit;
}

}  // namespace

void require_seen(const Segment& segment, const SeenRevisions& seen) {
    if (!was_seen(segment, seen)) throw TextChangedSince(segment);
}

void edit(Segment& segment, const SegmentEdit& change) {
    if (change.text_content != segment.text_content) require_seen(segment, change.made_on);
    if (segment.is_locked && changes_content(change)) throw SegmentLocked();
    if (change.text_content && *change.text_content != segment.text_content) {
        segment.text_content = *change.text_content;
        ++segment.text_revision;
    }
    if (change.image_prompt) segment.image_prompt = *change.image_prompt;
    if (change.voice_id) segment.voice_id = *change.voice_id;
    if (change.tts_speed) segment.tts_speed = *change.tts_speed;
    if (change.chapter) segment.opening.chapter = *change.chapter;
    if (change.scene_break) segment.opening.scene_break = *change.scene_break;
    if (change.pause_before) segment.opening.pause = *change.pause_before;
    if (change.image_fit) segment.image_fit = *change.image_fit;
    if (change.is_locked) {
        if (*change.is_locked && !segment.is_locked) ++segment.lock_revision;
        segment.is_locked = *change.is_locked;
    }
}

}  // namespace storyflow::story
