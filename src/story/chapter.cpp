#include "story/chapter.hpp"

namespace storyflow::story {

Pauses pauses_of(const Settings& settings) {
    return {.segment = settings.inter_segment_silence,
            .scene = settings.scene_silence,
            .chapter = settings.chapter_silence};
}

double pause_before(const Opening& opening, const Pauses& pauses) {
    if (opening.pause) return *opening.pause;
    if (opening.chapter) return pauses.chapter;
    return opening.scene_break ? pauses.scene : pauses.segment;
}

}  // namespace storyflow::story
