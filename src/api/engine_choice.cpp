#include "api/engine_choice.hpp"

#include <string>

#include "api/api_error.hpp"
#include "speech/voices.hpp"
#include "story/rendition.hpp"

namespace storyflow::api {

story::OwnRendition own_rendition(const story::Project& project) {
    story::OwnRendition own{.voice = project.voice_id, .speed = project.tts_speed};
    if (own.speed) own.speed = speech::clamp_speed(*own.speed);
    return own;
}

story::OwnRendition own_rendition(const Services& services, std::string_view project_id) {
    const auto found = services.projects.find(project_id);
    return found ? own_rendition(found->project) : story::OwnRendition{};
}

tasks::Rendition task_rendition(const speech::Engines& engines, const story::Project& project,
                                const story::Settings& settings) {
    const auto chosen = story::chosen_rendition(project, settings);
    return {.engine = std::string(engines.find(chosen.engine).name()),
            .voice = chosen.voice,
            .speed = speech::clamp_speed(chosen.speed)};
}

void require_available_engine(const Services& services, std::string_view engine) {
    const auto availability = services.engines.find(engine).availability();
    if (availability.available) return;
    throw no_engine(base::ErrorKind::unavailable,
                    "TTS model not available. Please install the Kokoro ONNX model file.",
                    availability.reason);
}

}  // namespace storyflow::api
