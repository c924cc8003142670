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

/// The size of a project, or the amount by which it changes (possibly negative).
struct ProjectSize {
    std::int64_t segments = 0;
    std::int64_t text_bytes = 0;  ///< bytes of all texts, picture prompts and chapter titles in UTF-8

    bool operator==(const ProjectSize&) const = default;
};

/// A project would exceed its limits; the message names the field and the limit.
class ProjectTooLarge final : public base::Error {
  public:
    explicit ProjectTooLarge(const std::string& reason) : Error(base::ErrorKind::payload_too_large, reason) {}
};

[[nodiscard]] std::int64_t text_bytes_of(const Segment& segment);
[[nodiscard]] ProjectSize size_of(const std::vector<NewSegment>& segments);

/// Throws `ProjectTooLarge` if a project of size `now` would grow beyond a limit. A limit is checked only if
/// the size grows: a project that is too large already can still be read, shortened and narrated.
void require_room(const ProjectSize& now, const ProjectSize& growth);

}  // namespace storyflow::story
