#pragma once

#include <string>

namespace storyflow::story {

/// How a project wants a word to be said. A project has one for a word at most, whatever its case.
struct Pronunciation {
    std::string id;  ///< UUID
    std::string project_id;
    std::string word;
    std::string spoken_as;  ///< `/phonemes/` or a respelling

    bool operator==(const Pronunciation&) const = default;
};

}  // namespace storyflow::story
