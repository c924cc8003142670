#pragma once

#include "api/services.hpp"
#include "speech/speech_engine.hpp"
#include "story/settings.hpp"
#include "tasks/task.hpp"

/// With what the settings say to speak.
namespace storyflow::api {

[[nodiscard]] tasks::Rendition rendition_of(const story::Settings& settings);

/// Throws `ApiError` (503, with the engine's own reason) when the chosen engine cannot speak now.
void require_available_engine(const Services& services, const story::Settings& settings);

}  // namespace storyflow::api
