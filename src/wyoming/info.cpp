#include "wyoming/info.hpp"

#include <boost/json/array.hpp>
#include <string>
#include <vector>

#include "speech/voices.hpp"
#include "wyoming/voice_wish.hpp"

namespace storyflow::wyoming {

namespace {

using boost::json::array;
using boost::json::object;

object attribution() {
    return {{"name", "Kokoro-82M, by hexgrad"}, {"url", "https://huggingface.co/hexgrad/Kokoro-82M"}};
}

std::string description_of(const speech::Voice& voice) {
    if (!voice.gender) return voice.name;
    return voice.name + (*voice.gender == speech::Gender::female ? " (female)" : " (male)");
}

object voice_json(const speech::Voice& voice, const std::string& version) {
    return {{"name", voice.id},
            {"description", description_of(voice)},
            {"attribution", attribution()},
            {"installed", true},
            {"version", version},
            {"languages", array{boost::json::value(language_of(voice))}},
            {"speakers", nullptr}};
}

/// All published ones for an engine that speaks every id in its own way.
std::vector<std::string> voices_of(const speech::SpeechEngine& engine) {
    auto ids = engine.voices();
    if (!ids.empty()) return ids;
    for (const auto& voice : speech::published_voices())
        ids.push_back(voice.id);
    return ids;
}

}  // namespace

object info(const Speaking& speaking) {
    array voices;
    for (const auto& id : voices_of(speaking.engines.find(speaking.settings.load().tts_engine)))
        voices.push_back(voice_json(speech::describe_voice(id), speaking.version));
    object program{{"name", "storyflow"},
                   {"description", "StoryFlow"},
                   {"attribution", object{{"name", "StoryFlow"}, {"url", ""}}},
                   {"installed", true},
                   {"version", speaking.version},
                   {"voices", std::move(voices)},
                   {"supports_synthesize_streaming", true}};
    object data{{"tts", array{std::move(program)}}};
    for (const auto* other : {"asr", "handle", "intent", "wake", "mic", "snd"})
        data[other] = array{};
    return data;
}

}  // namespace storyflow::wyoming
