#pragma once

#include <string>

#include "story/project.hpp"
#include "story/settings.hpp"

namespace storyflow::story {

/// With what a narration is made.
struct Rendition {
    std::string engine;
    std::string voice;
    double speed = 1.0;

    bool operator==(const Rendition&) const = default;
};

/// What is chosen for a project: its own voice and speed where it has them, else those of the settings, with
/// the engine of the settings. Pure.
[[nodiscard]] Rendition chosen_rendition(const Project& project, const Settings& settings);

}  // namespace storyflow::story
