#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/services.hpp"
#include "http/message.hpp"

/// The models of the speech API: the engines by their names, and OpenAI's names for the engine that the
/// settings choose.
namespace storyflow::api {

/// The name of the engine that a model stands for; `chosen` is that of the settings. std::nullopt for an
/// unknown model.
[[nodiscard]] std::optional<std::string> engine_of_model(const speech::Engines& engines,
                                                         std::string_view model, std::string_view chosen);
/// The names of all models, engines first.
[[nodiscard]] std::vector<std::string> speech_model_names(const speech::Engines& engines);

/// `GET /v1/models`: those whose engine can speak now.
[[nodiscard]] http::Response list_speech_models(const Services& services, const http::Request& request);
/// `GET /v1/models/{model*}`
[[nodiscard]] http::Response get_speech_model(const Services& services, const http::Request& request);
/// `GET /v1/audio/models`: the same as `{"models": [{"id", "name"}]}`, as Open WebUI asks for them.
[[nodiscard]] http::Response list_audio_models(const Services& services, const http::Request& request);
/// `GET /v1/audio/voices`: `{"voices": [{"id", "name", …}]}`; with `?legacy=true` a list of ids. The voices
/// that the chosen engine has.
[[nodiscard]] http::Response list_speech_voices(const Services& services, const http::Request& request);

}  // namespace storyflow::api
