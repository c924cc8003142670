#include "story/rendition.hpp"

namespace storyflow::story {

Rendition chosen_rendition(const Project& project, const Settings& settings) {
    return {.engine = settings.tts_engine,
            .voice = project.voice_id.value_or(settings.default_voice_id),
            .speed = project.tts_speed.value_or(settings.tts_speed)};
}

}  // namespace storyflow::story
