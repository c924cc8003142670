#pragma once

#include <functional>
#include <string>
#include <vector>

namespace storyflow::api {

/// One thing that StoryFlow needs or can use, and what to do where it is missing.
struct Finding {
    enum class Verdict { good, missing, broken };

    Verdict verdict = Verdict::good;
    bool is_needed = false;  ///< by the chosen engine, or by everything
    std::string subject;
    std::string explanation;
};

/// What the program that serves knows of itself and of what is around it.
struct SystemFacts {
    std::string database = "sqlite";  ///< "sqlite" or "postgresql"
    int workers = 1;                  ///< items narrated side by side by this process
    /// Looks at what is installed, quickly; from any thread. May be empty.
    std::function<std::vector<Finding>()> examine;
};

}  // namespace storyflow::api
