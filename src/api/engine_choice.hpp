#pragma once

#include <string_view>

#include "api/services.hpp"
#include "speech/speech_engine.hpp"
#include "story/staleness.hpp"
#include "tasks/task.hpp"

/// The voice, speed and engine of a narration: the project's where it has them, else those of the settings.
namespace storyflow::api {

/// The voice and speed that the project itself asks for, the speed limited to its range. Pure.
[[nodiscard]] story::OwnRendition own_rendition(const story::Project& project);
/// The same for the project with this id; empty if it is gone.
[[nodiscard]] story::OwnRendition own_rendition(const Services& services, std::string_view project_id);

/// The rendition that a task narrates with: the project's own voice and speed, else those of the settings,
/// and the engine that speaks by the settings: one for the whole task. The speed is limited to its range; a
/// voice that is gone fails each segment that is to be spoken with it.
[[nodiscard]] tasks::Rendition task_rendition(const speech::Engines& engines, const story::Project& project,
                                              const story::Settings& settings);

/// Throws `ApiError` (503, with the engine's reason) if the engine of this name cannot speak now.
void require_available_engine(const Services& services, std::string_view engine);

}  // namespace storyflow::api
