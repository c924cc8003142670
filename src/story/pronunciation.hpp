#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace storyflow::story {

/// How a word is pronounced in a project. A project has at most one pronunciation for a word, regardless of
/// case.
struct Pronunciation {
    std::string id;  ///< UUID
    std::string project_id;
    std::string word;
    std::string spoken_as;      ///< `/phonemes/` or a respelling
    std::int64_t revision = 0;  ///< grows with every change among the project's pronunciations

    bool operator==(const Pronunciation&) const = default;
};

/// For each segment, by id, the largest revision among the pronunciations with which its narration was
/// spoken; a segment that is missing counts as 0. A pronunciation of a larger revision is newer than the
/// narration.
using NarratedDictionaries = std::unordered_map<std::string, std::int64_t>;

}  // namespace storyflow::story
