#pragma once

#include <cstdint>
#include <string>

namespace storyflow::story {

/// When a word of a narration is heard, and where the user wrote it.
struct NarratedWord {
    std::string text;    ///< as the user wrote it: "1984"
    std::string spoken;  ///< as it was said: "nineteen eighty-four"
    double start = 0.0;  ///< seconds from the beginning of the narration
    double end = 0.0;
    std::int64_t char_start = 0;  ///< code points of the script
    std::int64_t char_end = 0;

    bool operator==(const NarratedWord&) const = default;
};

}  // namespace storyflow::story
