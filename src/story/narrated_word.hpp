#pragma once

#include <cstdint>
#include <string>

namespace storyflow::story {

/// When a word of a narration is heard, and its place in the script.
struct NarratedWord {
    std::string text;    ///< as it stands in the script: "1984"
    std::string spoken;  ///< as it is spoken: "nineteen eighty-four"
    double start = 0.0;  ///< seconds from the beginning of the narration
    double end = 0.0;
    std::int64_t char_start = 0;  ///< offset in the script, in code points
    std::int64_t char_end = 0;

    bool operator==(const NarratedWord&) const = default;
};

}  // namespace storyflow::story
