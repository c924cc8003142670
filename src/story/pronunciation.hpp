#pragma once

#include <string>

namespace storyflow::story {

/// How a word is pronounced in a project. A project has at most one pronunciation for a word, regardless of
/// case.
struct Pronunciation {
    std::string id;  ///< UUID
    std::string project_id;
    std::string word;
    std::string spoken_as;  ///< `/phonemes/` or a respelling

    bool operator==(const Pronunciation&) const = default;
};

}  // namespace storyflow::story
