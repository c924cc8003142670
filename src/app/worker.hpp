#pragma once

#include <memory>
#include <optional>

#include "app/config.hpp"
#include "app/crash_mark.hpp"
#include "app/media_lock.hpp"
#include "app/narration_room.hpp"
#include "app/story_stores.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "tasks/worker_pool.hpp"

namespace storyflow::app {

/// A process that only narrates: it takes work from a database that it shares with servers and other workers.
/// Members are destroyed from last to first: running segments are given back before the objects that they use
/// are destroyed.
class Worker {
  public:
    /// Throws `base::Error{invalid_input}` if no database is configured, `unavailable` if it cannot be used.
    explicit Worker(const Config& config);
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Begins to narrate.
    void start();

  private:
    Config config_;
    std::optional<MediaLock> media_lock_;  ///< std::nullopt if the media folder is on another machine
    std::optional<CrashMark> crash_mark_;  ///< std::nullopt if the data folder cannot be written
    base::SystemClock clock_;
    base::RandomIdSource ids_;
    std::unique_ptr<StoryStores> stores_;
    NarrationRoom narration_room_;
    std::unique_ptr<tasks::WorkerPool> pool_;
    std::unique_ptr<StoreListener> listener_;
};

}  // namespace storyflow::app
