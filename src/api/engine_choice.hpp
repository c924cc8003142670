#pragma once

#include <string_view>

#include "api/services.hpp"
#include "speech/speech_engine.hpp"
#include "story/staleness.hpp"
#include "tasks/task.hpp"

/// With what to speak: as the project says, and where it says nothing, the settings.
namespace storyflow::api {

/// The voice and speed that the project itself asks for, as a narration of it would have them: an unknown
/// voice is replaced and the speed brought into its limits. Pure.
[[nodiscard]] story::OwnRendition own_rendition(const story::Project& project);
/// The same for a project of which only the id is at hand; nothing when it is gone.
[[nodiscard]] story::OwnRendition own_rendition(const Services& services, std::string_view project_id);

/// The rendition that a task narrates with: the project's own voice and speed, else those of the settings,
/// with the engine of the settings. An unknown voice is replaced, with a warning in the log, and the speed
/// brought into its limits.
[[nodiscard]] tasks::Rendition task_rendition(const story::Project& project, const story::Settings& settings);

/// Throws `ApiError` (503, with the engine's own reason) when the chosen engine cannot speak now.
void require_available_engine(const Services& services, const story::Settings& settings);

}  // namespace storyflow::api
