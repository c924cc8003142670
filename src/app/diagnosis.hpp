#pragma once

#include <string_view>
#include <vector>

#include "api/system_facts.hpp"
#include "app/config.hpp"
#include "speech/engines.hpp"

namespace storyflow::app {

using Finding = api::Finding;

/// Looks at what is installed. Creates and changes nothing, nor brings the configured database up to date.
/// With `load_model` Kokoro's model is also loaded and speaks a sentence, timed.
[[nodiscard]] std::vector<Finding> diagnose(const Config& config, bool load_model = false);

/// The same for a server that runs, quickly: with its own engines, and what its settings choose. From any
/// thread.
[[nodiscard]] std::vector<Finding> diagnose(const Config& config, const speech::Engines& engines,
                                            std::string_view chosen);

/// True when nothing that is needed is missing or broken.
[[nodiscard]] bool is_ready(const std::vector<Finding>& findings);

}  // namespace storyflow::app
