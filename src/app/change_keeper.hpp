#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "narration/kept_sounds.hpp"
#include "narration/removed_stories.hpp"

namespace storyflow::app {

/// Keeps what an undo needs within its limits, on a thread of its own. When a disk is full, replaced
/// narrations go first, and removed stories with the next look.
class ChangeKeeper {
  public:
    struct Pace {
        std::chrono::milliseconds look{5'000};  ///< between two looks at the disks
        int looks_to_tidy = 12;                 ///< how many looks before the limits are applied again
    };
    /// Whether a folder that StoryFlow writes to is full. Must not throw.
    using IsFull = std::function<bool()>;

    ChangeKeeper(narration::KeptSounds& sounds, narration::RemovedStories& stories, IsFull is_full)
        : ChangeKeeper(sounds, stories, std::move(is_full), Pace{}) {}
    ChangeKeeper(narration::KeptSounds& sounds, narration::RemovedStories& stories, IsFull is_full,
                 Pace pace);

  private:
    void run(const std::stop_token& stop);
    void look(bool is_time_to_tidy) noexcept;
    void make_room();

    narration::KeptSounds& sounds_;
    narration::RemovedStories& stories_;
    const IsFull is_full_;
    const Pace pace_;
    std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::jthread thread_;  ///< last, because it uses the others
};

}  // namespace storyflow::app
