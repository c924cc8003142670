#pragma once

#include <string>

#include "story/project.hpp"
#include "story/settings.hpp"

namespace storyflow::story {

/// The engine, voice and speed of a narration.
struct Rendition {
    std::string engine;
    std::string voice;
    double speed = 1.0;

    bool operator==(const Rendition&) const = default;
};

/// The rendition for a project: its own voice and speed where it has them, else those of the settings, and
/// the engine of the settings. Pure.
[[nodiscard]] Rendition chosen_rendition(const Project& project, const Settings& settings);

}  // namespace storyflow::story
