#pragma once

#include <cstdint>
#include <vector>

#include "base/error.hpp"
#include "story/new_segment.hpp"
#include "story/segment.hpp"

/// The size of a project and its limits. They bound the memory that listing a whole project takes.
namespace storyflow::story {

inline constexpr std::int64_t most_segments = 100'000;       ///< of one project
inline constexpr std::int64_t most_text_bytes = 50'000'000;  ///< of one project, 50 MB

/// Of a project, or of what is added to one (then possibly negative).
struct ProjectSize {
    std::int64_t segments = 0;
    std::int64_t text_bytes = 0;  ///< UTF-8 of all texts and picture prompts

    bool operator==(const ProjectSize&) const = default;
};

/// What was to be added does not fit into one project; the message names the field and the limit.
class ProjectTooLarge final : public base::Error {
  public:
    explicit ProjectTooLarge(const std::string& reason) : Error(base::ErrorKind::payload_too_large, reason) {}
};

[[nodiscard]] std::int64_t text_bytes_of(const Segment& segment);
[[nodiscard]] ProjectSize size_of(const std::vector<NewSegment>& segments);

/// Throws `ProjectTooLarge` when a project of size `now` would grow beyond a limit. Each limit is checked
/// only where the size grows: a project that is too large already may be read, shortened and narrated.
void require_room(const ProjectSize& now, const ProjectSize& growth);

}  // namespace storyflow::story
