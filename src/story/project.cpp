#include "story/project.hpp"

namespace storyflow::story {

void edit(Project& project, const ProjectEdit& change) {
    if (change.title) project.title = *change.title;
    if (change.voice_id) project.voice_id = *change.voice_id;
    if (change.tts_speed) project.tts_speed = *change.tts_speed;
}

}  // namespace storyflow::story
