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

/// Whether this server can take work: room in both folders, a database that takes changes, and the engine
/// that the settings choose. `disk` is the media folder's. Asks disks and database, and waits for them.
/// Throws nothing. `detail` gets the failures in words for the log, paths included.
[[nodiscard]] ReadinessChecks examine_readiness(const Config& config, const media::MediaDisk& disk,
                                                StoryStores& stores, const speech::Engines& engines,
                                                std::string& detail);

/// Examines again and again on a thread of its own, so that those who ask never wait for a disk or a
/// database. The log hears of changes alone. Safe from any thread.
class ReadinessWatch {
  public:
    struct Pace {
        std::chrono::milliseconds interval{1'000};  ///< between two examinations
        std::chrono::milliseconds patience{6'000};  ///< an examination that takes longer has failed
    };
    /// One examination; the string is for the log.
    using Examine = std::function<ReadinessChecks(std::string& detail)>;

    /// Returns after the first examination.
    explicit ReadinessWatch(Examine examine) : ReadinessWatch(std::move(examine), Pace{}) {}
    ReadinessWatch(Examine examine, Pace pace);
    ~ReadinessWatch();
    ReadinessWatch(const ReadinessWatch&) = delete;
    ReadinessWatch& operator=(const ReadinessWatch&) = delete;

    /// Returns the checks of the last examination. While no examination comes to an end, because a disk or
    /// the database hangs or memory is short, the check of the database says that it does not answer.
    [[nodiscard]] ReadinessChecks latest() const;

  private:
    using Time = std::chrono::steady_clock::time_point;
    struct State {
        ReadinessChecks latest;
        std::optional<Time> examined;  ///< std::nullopt while no examination came to an end
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
    std::string told_;  ///< what the log knows; used by the examining thread only
    std::thread thread_;
};

}  // namespace storyflow::app
