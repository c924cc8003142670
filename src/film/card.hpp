#pragma once

#include <string>

namespace storyflow::film {

/// Words on black, in front of the first picture of a film or behind the last. They are UTF-8.
struct Card {
    std::string heading;
    std::string line;      ///< smaller, below it; may be empty
    double seconds = 4.0;  ///< without the pause to the narration, in the middle of which the picture changes
};

inline constexpr double shortest_card = 1.0;  ///< seconds
inline constexpr double longest_card = 30.0;

}  // namespace storyflow::film
