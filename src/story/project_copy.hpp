#pragma once

#include <optional>
#include <string>
#include <vector>

#include "story/new_segment.hpp"
#include "story/project.hpp"
#include "story/segment.hpp"

/// Copies of projects. Their files lie under `incoming/` before they are stored.
namespace storyflow::story {

struct SegmentCopy {
    Segment original;  ///< as it was read
    std::string id;    ///< of the copy
    std::optional<NewFile>
        sound{};  ///< of the narration that `original` has; std::nullopt: none comes with it
    std::optional<NewFile> picture{};  ///< likewise
};

struct ProjectCopy {
    std::string original_id;
    std::string id;  ///< of the copy
    std::string title;
    std::optional<NewFile> source{};  ///< the book that the story was imported from
    std::vector<SegmentCopy> segments;
};

/// A port as those of `stores.hpp`.
class ProjectCopyStore {
  public:
    virtual ~ProjectCopyStore() = default;
    /// Stores a copy of a project with the given segments and files, its pronunciations and locks, or throws
    /// and stores nothing. A narration is left out if the original got another one since it was read. There
    /// is nothing to undo in the copy. Files are owed as by `ProjectStore::create`; those left out are
    /// discarded. std::nullopt if the original is unknown.
    virtual std::optional<Project> copy(const ProjectCopy& copy) = 0;
};

}  // namespace storyflow::story
