#include "api/engine_choice.hpp"

#include <string>

#include "api/api_error.hpp"
#include "speech/voices.hpp"

namespace storyflow::api {

story::Rendition current_rendition(const story::Project& project, const story::Settings& settings) {
    auto rendition = story::chosen_rendition(project, settings);
    if (!speech::is_voice(rendition.voice)) rendition.voice = std::string(speech::default_voice);
    rendition.speed = speech::clamp_speed(rendition.speed);
    return rendition;
}

story::Rendition current_rendition(const Services& services, std::string_view project_id) {
    const auto found = services.projects.find(project_id);
    return current_rendition(found ? found->project : story::Project{}, services.settings.load());
}

tasks::Rendition task_rendition(const story::Project& project, const story::Settings& settings) {
    const auto chosen = story::chosen_rendition(project, settings);
    return {.engine = chosen.engine,
            .voice = std::string(speech::voice_or_default(chosen.voice)),
            .speed = speech::clamp_speed(chosen.speed)};
}

void require_available_engine(const Services& services, const story::Settings& settings) {
    const auto availability = services.engines.find(settings.tts_engine).availability();
    if (availability.available) return;
    throw refusal(base::ErrorKind::unavailable,
                  "TTS model not available. Please install the Kokoro ONNX model file.", availability.reason);
}

}  // namespace storyflow::api
