#include "api/speech_models.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "api/openai_error.hpp"
#include "api/resources.hpp"
#include "speech/voices.hpp"

namespace storyflow::api {

namespace {

/// OpenAI's names, and ours for "as in the settings".
constexpr std::array<std::string_view, 4> names_of_the_chosen{"tts-1", "tts-1-hd", "gpt-4o-mini-tts", "auto"};

/// When the speech API came into this program, 29 November 2026: clients expect a time.
constexpr std::int64_t created = 1'795'910'400;

std::string chosen_engine(const Services& services) {
    return services.settings.load().tts_engine;
}

bool can_speak(const Services& services, std::string_view model, std::string_view chosen) {
    const auto engine = engine_of_model(services.engines, model, chosen);
    return engine && services.engines.find(*engine).availability().available;
}

boost::json::object model_json(std::string_view name) {
    return {{"id", name}, {"object", "model"}, {"created", created}, {"owned_by", "storyflow"}};
}

std::vector<std::string> models_now(const Services& services) {
    const auto chosen = chosen_engine(services);
    auto names = speech_model_names(services.engines);
    std::erase_if(names, [&](const std::string& name) { return !can_speak(services, name, chosen); });
    return names;
}

/// All published ones for an engine that speaks every id in its own way.
std::vector<std::string> voices_now(const Services& services) {
    auto ids = services.engines.find(chosen_engine(services)).voices();
    if (!ids.empty()) return ids;
    for (const auto& voice : speech::published_voices())
        ids.push_back(voice.id);
    return ids;
}

boost::json::object voice_json(const speech::Voice& voice) {
    boost::json::object json{{"id", voice.id}, {"name", voice.id}, {"title", voice.name}};
    if (voice.gender) json["gender"] = *voice.gender == speech::Gender::female ? "female" : "male";
    if (!voice.language.empty()) json["language"] = voice.language;
    return json;
}

}  // namespace

std::optional<std::string> engine_of_model(const speech::Engines& engines, std::string_view model,
                                           std::string_view chosen) {
    if (std::ranges::find(names_of_the_chosen, model) != names_of_the_chosen.end())
        return std::string(chosen);
    const bool is_engine = std::ranges::any_of(
        engines.all(), [model](const speech::SpeechEngine* engine) { return engine->name() == model; });
    if (!is_engine) return std::nullopt;
    return std::string(model);
}

std::vector<std::string> speech_model_names(const speech::Engines& engines) {
    std::vector<std::string> names;
    for (const auto* engine : engines.all())
        names.emplace_back(engine->name());
    names.insert(names.end(), names_of_the_chosen.begin(), names_of_the_chosen.end());
    return names;
}

http::Response list_speech_models(const Services& services, const http::Request& /*request*/) {
    boost::json::array data;
    for (const auto& name : models_now(services))
        data.push_back(model_json(name));
    return json_answer(200, boost::json::object{{"object", "list"}, {"data", std::move(data)}});
}

http::Response get_speech_model(const Services& services, const http::Request& request) {
    const auto& name = request.parameter("model");
    if (can_speak(services, name, chosen_engine(services))) return json_answer(200, model_json(name));
    throw openai_error(base::ErrorKind::not_found, fmt::format("The model '{}' does not exist.", name),
                       "model", "model_not_found");
}

http::Response list_audio_models(const Services& services, const http::Request& /*request*/) {
    boost::json::array models;
    for (const auto& name : models_now(services))
        models.push_back(boost::json::object{{"id", name}, {"name", name}});
    return json_answer(200, boost::json::object{{"models", std::move(models)}});
}

http::Response list_speech_voices(const Services& services, const http::Request& request) {
    const bool as_text = request.query_parameter("legacy").value_or("") == "true";
    boost::json::array voices;
    for (const auto& id : voices_now(services)) {
        if (as_text)
            voices.push_back(boost::json::value(id));
        else
            voices.push_back(voice_json(speech::describe_voice(id)));
    }
    return json_answer(200, boost::json::object{{"voices", std::move(voices)}});
}

}  // namespace storyflow::api
