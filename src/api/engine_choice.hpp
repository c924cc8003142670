#pragma once

#include <string_view>

#include "api/services.hpp"
#include "speech/speech_engine.hpp"
#include "story/rendition.hpp"
#include "tasks/task.hpp"

/// With what to speak: as the project says, and where it says nothing, the settings.
namespace storyflow::api {

/// What `story::chosen_rendition` comes to: an unknown voice is replaced and the speed brought into its
/// limits. Pure.
[[nodiscard]] story::Rendition current_rendition(const story::Project& project,
                                                 const story::Settings& settings);
/// The same for a project of which only the id is at hand; as the settings say when it is gone.
[[nodiscard]] story::Rendition current_rendition(const Services& services, std::string_view project_id);

/// The current rendition for a task, with a warning in the log when a voice had to be replaced.
[[nodiscard]] tasks::Rendition task_rendition(const story::Project& project, const story::Settings& settings);

/// Throws `ApiError` (503, with the engine's own reason) when the chosen engine cannot speak now.
void require_available_engine(const Services& services, const story::Settings& settings);

}  // namespace storyflow::api
