#pragma once

#include <chrono>

#include "base/clock.hpp"
#include "narration/media_keeper.hpp"
#include "story/removed_projects.hpp"

namespace storyflow::narration {

/// Removes projects for good, with their files, that were removed too long ago to be restored. Safe from any
/// thread; borrows all. Throws like the stores.
class RemovedStories {
  public:
    RemovedStories(story::RemovedProjects& projects, MediaKeeper& keeper, const base::Clock& clock,
                   std::chrono::seconds age)
        : projects_(projects), keeper_(keeper), clock_(clock), age_(age) {}

    void tidy() { forget_before(clock_.now() - age_); }
    /// Removes all of them, for a disk that is full. Returns whether there were some.
    bool give_up_room() { return forget_before(base::Timestamp::max()); }

  private:
    bool forget_before(base::Timestamp time) {
        const auto changes = projects_.forget_before(time);
        keeper_.apply(changes);
        return !changes.empty();
    }

    story::RemovedProjects& projects_;
    MediaKeeper& keeper_;
    const base::Clock& clock_;
    const std::chrono::seconds age_;
};

}  // namespace storyflow::narration
