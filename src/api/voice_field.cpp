#include "api/voice_field.hpp"

#include "speech/voice_mix.hpp"

namespace storyflow::api {

std::optional<std::string> read_voice(FieldReader& reader, std::string_view name) {
    auto voice = reader.text(name, {.longest = 100});
    if (!voice || speech::is_voice(*voice)) return voice;
    reader.reject(name, "Must be the id of a voice, or a mix such as af_heart(2)+am_adam(1).");
    return std::nullopt;
}

}  // namespace storyflow::api
