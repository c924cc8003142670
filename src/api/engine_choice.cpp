#include "api/engine_choice.hpp"

#include <string>

#include "api/api_error.hpp"
#include "speech/voices.hpp"

namespace storyflow::api {

tasks::Rendition rendition_of(const story::Settings& settings) {
    return {.engine = settings.tts_engine,
            .voice = std::string(speech::voice_or_default(settings.default_voice_id)),
            .speed = speech::clamp_speed(settings.tts_speed)};
}

void require_available_engine(const Services& services, const story::Settings& settings) {
    const auto availability = services.engines.find(settings.tts_engine).availability();
    if (availability.available) return;
    throw refusal(base::ErrorKind::unavailable,
                  "TTS model not available. Please install the Kokoro ONNX model file.", availability.reason);
}

}  // namespace storyflow::api
