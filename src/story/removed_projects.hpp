#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "story/media_change.hpp"

namespace storyflow::story {

/// A project that was removed and can still be restored.
struct RemovedProject {
    std::string id;
    std::string title;
    base::Timestamp removed_at;

    bool operator==(const RemovedProject&) const = default;
};

/// Projects that were removed in such a way that they can be restored: all other ports treat them, and their
/// segments, pronunciations and films, as unknown, while their rows and files stay. A port as those of
/// `stores.hpp`; see docs/decisions/0040.
class RemovedProjects {
  public:
    virtual ~RemovedProjects() = default;
    /// Removes a project so that it can be restored. False for an unknown project.
    virtual bool set_aside(std::string_view id) = 0;
    /// The latest first, at most `most_listed`.
    [[nodiscard]] virtual std::vector<RemovedProject> list() = 0;
    /// The project is there again, as it was. False if there is no such removed project.
    virtual bool restore(std::string_view id) = 0;
    /// Removes a removed project for good; the returned changes remove its files. std::nullopt if there is no
    /// such removed project.
    virtual std::optional<MediaChanges> forget(std::string_view id) = 0;
    /// The same for all that were removed before this time.
    virtual MediaChanges forget_before(base::Timestamp time) = 0;

    static constexpr std::int64_t most_listed = 100;
};

}  // namespace storyflow::story
