#include "api/rendition_fields.hpp"

#include "speech/known_voices.hpp"

namespace storyflow::api {

namespace {

bool is_cleared(const FieldReader& reader, std::string_view name) {
    const auto* sent = reader.find(name);
    return sent != nullptr && sent->is_null();
}

}  // namespace

std::optional<std::string> read_voice(FieldReader& reader, std::string_view name,
                                      const speech::Engines& engines) {
    auto voice = reader.text(name, {.longest = 100});
    if (!voice || speech::find_known_voice(engines, *voice)) return voice;
    reader.reject(name, "Must be the id of a voice, or a mix such as af_heart(2)+am_adam(1).");
    return std::nullopt;
}

std::optional<std::optional<std::string>> read_own_voice(FieldReader& reader,
                                                         const speech::Engines& engines) {
    if (is_cleared(reader, "voice_id")) return std::optional<std::string>();
    auto voice = read_voice(reader, "voice_id", engines);
    if (!voice) return std::nullopt;
    return voice;
}

std::optional<std::optional<double>> read_own_speed(FieldReader& reader) {
    if (is_cleared(reader, "tts_speed")) return std::optional<double>();
    const auto speed = reader.number("tts_speed");
    if (!speed) return std::nullopt;
    if (*speed < speech::slowest_speed || *speed > speech::fastest_speed) {
        reader.reject("tts_speed", "TTS speed must be between 0.5 and 2.0.");
        return std::nullopt;
    }
    return speed;
}

}  // namespace storyflow::api
