#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/access_log.hpp"
#include "app/config.hpp"
#include "app/crash_mark.hpp"
#include "app/media_lock.hpp"
#include "app/narration_room.hpp"
#include "app/server_keys.hpp"
#include "app/story_stores.hpp"
#include "app/worker_page.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "http/server.hpp"
#include "tasks/worker_pool.hpp"

namespace storyflow::app {

/// A process that only narrates: it takes work from a database that it shares with servers and other workers.
/// Members are destroyed from last to first: running segments are given back before the objects that they use
/// are destroyed.
class Worker {
  public:
    /// Throws `base::Error{invalid_input}` if no database is configured, `unavailable` if it cannot be used
    /// or the address for the measures is taken.
    explicit Worker(const Config& config);
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Begins to narrate, and to serve its measures if the configuration says where.
    void start();
    /// "http://127.0.0.1:9100/metrics"; std::nullopt if the measures are not served.
    [[nodiscard]] std::optional<std::string> measures_address() const;

  private:
    /// Serves the measures; they borrow the worker.
    struct Monitoring {
        Monitoring(Worker& worker, const ListenAddress& address);
        AccessLog access_log;
        WorkerPage page;
        http::Server server;
    };

    [[nodiscard]] std::string measures();

    Config config_;
    ServerKeys keys_;
    std::optional<MediaLock> media_lock_;  ///< std::nullopt if the media folder is on another machine
    std::optional<CrashMark> crash_mark_;  ///< std::nullopt if the data folder cannot be written
    base::SystemClock clock_;
    base::RandomIdSource ids_;
    std::unique_ptr<StoryStores> stores_;
    NarrationRoom narration_room_;
    std::unique_ptr<tasks::WorkerPool> pool_;
    std::unique_ptr<StoreListener> listener_;
    std::unique_ptr<Monitoring> monitoring_;
};

}  // namespace storyflow::app
