#pragma once

#include <string_view>

#include "api/services.hpp"
#include "speech/speech_engine.hpp"
#include "story/staleness.hpp"
#include "tasks/task.hpp"

/// The voice, speed and engine of a narration: the project's where it has them, else those of the settings.
namespace storyflow::api {

/// The voice and speed that the project itself asks for, corrected as a narration would use them: an unknown
/// voice is replaced and the speed is limited to its range. Pure.
[[nodiscard]] story::OwnRendition own_rendition(const story::Project& project);
/// The same for the project with this id; empty if it is gone.
[[nodiscard]] story::OwnRendition own_rendition(const Services& services, std::string_view project_id);

/// The rendition that a task narrates with: the project's own voice and speed, else those of the settings,
/// and the engine that speaks by the settings: one for the whole task. An unknown voice is replaced, with a
/// warning in the log; the speed is limited to its range.
[[nodiscard]] tasks::Rendition task_rendition(const speech::Engines& engines, const story::Project& project,
                                              const story::Settings& settings);

/// Throws `ApiError` (503, with the engine's reason) if the chosen engine cannot speak now.
void require_available_engine(const Services& services, const story::Settings& settings);

}  // namespace storyflow::api
