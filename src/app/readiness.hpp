#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "api/system_facts.hpp"
#include "app/config.hpp"
#include "app/story_stores.hpp"
#include "base/locked.hpp"
#include "media/media_disk.hpp"
#include "speech/engines.hpp"

namespace storyflow::app {

using ReadinessChecks = std::vector<api::ReadinessCheck>;

/// Whether this server can take work: both folders have room, the database accepts changes, and the engine of
/// the settings can speak. `disk` is the media folder's. Waits for disks and the database. Throws nothing.
/// Writes the failures, including paths, to `detail` for the log.
[[nodiscard]] ReadinessChecks examine_readiness(const Config& config, const media::MediaDisk& disk,
                                                StoryStores& stores, const speech::Engines& engines,
                                                std::string& detail);

/// Repeats the examination on a thread of its own, so that callers of `latest` never wait for a disk or a
/// database. Logs only changes. Safe from any thread.
class ReadinessWatch {
  public:
    struct Pace {
        std::chrono::milliseconds interval{1'000};  ///< between two examinations
        std::chrono::milliseconds patience{6'000};  ///< an examination that takes longer counts as failed
    };
    /// One examination; the string receives the text for the log.
    using Examine = std::function<ReadinessChecks(std::string& detail)>;

    /// Returns after the first examination.
    explicit ReadinessWatch(Examine examine) : ReadinessWatch(std::move(examine), Pace{}) {}
    ReadinessWatch(Examine examine, Pace pace);
    ~ReadinessWatch();
    ReadinessWatch(const ReadinessWatch&) = delete;
    ReadinessWatch& operator=(const ReadinessWatch&) = delete;

    /// Returns the checks of the last examination. If no examination has completed for `patience`, because a
    /// disk or the database hangs or memory is short, the check of the database says that it does not answer.
    [[nodiscard]] ReadinessChecks latest() const;

  private:
    using Time = std::chrono::steady_clock::time_point;
    struct State {
        ReadinessChecks latest;
        std::optional<Time> examined;  ///< std::nullopt before the first completed examination
        bool stopping = false;
    };

    void watch();
    /// Returns false when the watch ends.
    bool wait_for_next();
    void examine_once() noexcept;
    void keep(ReadinessChecks checks);

    const Examine examine_;
    const Pace pace_;

    base::Locked<State> state_;
    std::condition_variable stopped_;
    std::string told_;  ///< the failures logged last; used by the examining thread only
    std::thread thread_;
};

}  // namespace storyflow::app
