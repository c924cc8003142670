#pragma once

#include <string_view>
#include <vector>

#include "api/system_facts.hpp"
#include "app/config.hpp"
#include "speech/engines.hpp"

namespace storyflow::app {

using Finding = api::Finding;

/// Examines what is installed. Creates and changes nothing and does not upgrade the database's schema. With
/// `load_model` also loads Kokoro's model and speaks a sentence, timed.
[[nodiscard]] std::vector<Finding> diagnose(const Config& config, bool load_model = false);

/// The same for a running server, quickly: with the server's own engines and the engine that its settings
/// choose. From any thread.
[[nodiscard]] std::vector<Finding> diagnose(const Config& config, const speech::Engines& engines,
                                            std::string_view chosen);

/// True unless something that is needed is missing or broken.
[[nodiscard]] bool is_ready(const std::vector<Finding>& findings);

}  // namespace storyflow::app
