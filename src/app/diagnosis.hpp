#pragma once

#include <string>
#include <vector>

#include "app/config.hpp"

namespace storyflow::app {

/// One thing that StoryFlow needs or can use, and what to do where it is missing.
struct Finding {
    enum class Verdict { good, missing, broken };

    Verdict verdict = Verdict::good;
    bool is_needed = false;  ///< by the chosen engine, or by everything
    std::string subject;
    std::string explanation;
};

/// Looks at what is installed. Creates nothing; an existing database is opened as `serve` would open it. With
/// `load_model` Kokoro's model is also loaded and speaks a sentence, timed.
[[nodiscard]] std::vector<Finding> diagnose(const Config& config, bool load_model = false);

/// True when nothing that is needed is missing or broken.
[[nodiscard]] bool is_ready(const std::vector<Finding>& findings);

}  // namespace storyflow::app
