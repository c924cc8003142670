#pragma once

#include <ctime>

namespace storyflow::support {

/// The time that this process computed, in seconds: a measure of effort that other programs do not lengthen.
[[nodiscard]] inline double processor_seconds() {
    return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

}  // namespace storyflow::support
