#pragma once

#include <string>

#include "story/stores.hpp"

namespace storyflow::cli {

/// The project with this id, or with this title regardless of case; else the only one whose title contains
/// the text. Throws `base::Error{invalid_input}` naming PROJECT: with the ids to choose from if there are
/// several.
[[nodiscard]] story::Project named_project(story::ProjectStore& projects, const std::string& name);

}  // namespace storyflow::cli
